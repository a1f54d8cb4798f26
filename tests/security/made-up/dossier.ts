import {
  defineAccess,
  department,
  everyone,
  Level,
  Lines,
  Link,
  own,
  Resource,
  Text,
  type Ref,
} from '../../../server/kernel/declare/index.js';
import { Department, Employee } from '../../../server/foundation/company/index.js';

const rights = { domain: 'sales', read: Level.Clerk, create: Level.Clerk, update: Level.Clerk, remove: Level.Clerk };
const rows = { [Level.Clerk]: department(), [Level.Head]: everyone() };

/** Made up: a record of a department with values of a class of its own, and parts and links that take more than it does. */
@Resource<Dossier>({
  module: 'made-up',
  access: defineAccess<Dossier>({
    ...rights,
    fields: { findings: Level.Lead, keeper: { write: Level.Manager }, department: { write: Level.Manager } },
    rows,
  }),
  title: 'name',
})
export class Dossier {
  id!: string;
  version!: number;
  @Text('internal', { filter: true }) name!: string;
  @Link('internal', () => Department, { default: 'my department' }) department!: Ref<Department>;
  @Link('internal', () => Employee, { optional: true, inverse: false }) keeper?: Ref<Employee>;
  @Link('internal', () => Keepsake, { optional: true, inverse: false }) keepsake?: Ref<Keepsake>;
  @Text('bank', { optional: true }) account?: string;
  @Lines('internal', () => Finding, 'dossier') findings!: Finding[];
}

@Resource<Finding>({
  module: 'made-up',
  access: defineAccess<Finding>({ ...rights, read: Level.Lead, rows }),
  title: 'text',
  partOf: 'dossier',
})
export class Finding {
  id!: string;
  @Link('internal', () => Dossier) dossier!: Ref<Dossier>;
  @Text('internal', { filter: true }) text!: string;
}

/** Something that its owner alone sees. */
@Resource<Keepsake>({
  module: 'made-up',
  access: defineAccess<Keepsake>({ ...rights, rows: { [Level.Clerk]: own(), [Level.Head]: everyone() } }),
  title: 'name',
})
export class Keepsake {
  id!: string;
  version!: number;
  @Text('internal', { filter: true }) name!: string;
  @Link('internal', () => Employee, { default: 'me', inverse: false }) owner!: Ref<Employee>;
}
