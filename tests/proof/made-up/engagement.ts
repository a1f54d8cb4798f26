import {
  Amount,
  company,
  defineAccess,
  defineFlow,
  department,
  Flag,
  Integer,
  Level,
  Lines,
  Link,
  own,
  Resource,
  State,
  team,
  Text,
  type FlowState,
  type Money,
  type Ref,
} from '../../../server/kernel/declare/index.js';
import { Company, Department, Employee } from '../../../server/foundation/company/index.js';
import { Party } from '../../../server/foundation/directory/index.js';

const engagementFlow = defineFlow({ states: ['open', 'closed'], initial: 'open', moves: { close: { from: ['open'], to: 'closed' } } });

const rights = {
  domain: 'projects',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Lead,
  rows: { [Level.Trainee]: own(), [Level.Specialist]: team(), [Level.Lead]: department(), [Level.Director]: company() },
};

/** Made up: a record whose rows each rule of the vocabulary decides about, with a value of each class to filter and sort by. */
@Resource<Engagement>({
  module: 'made-up',
  access: defineAccess<Engagement, typeof engagementFlow>({
    ...rights,
    moves: { close: Level.Specialist },
    fields: {
      budget: Level.Clerk,
      profit: Level.Manager,
      fee: { read: Level.Specialist, write: Level.Lead },
      account: { read: Level.Clerk, write: Level.Manager },
      passphrase: { read: Level.Trainee, write: Level.Director },
      phone: { read: Level.Specialist },
      rating: { read: Level.Lead, write: Level.Manager },
      sponsor: { read: Level.Specialist },
      steps: { read: Level.Clerk },
    },
  }),
  title: 'name',
})
export class Engagement {
  id!: string;
  version!: number;
  @Text('public', { filter: true, search: true }) name!: string;
  @Link('internal', () => Employee, { default: 'me' }) owner!: Ref<Employee>;
  @Link('internal', () => Company, { default: 'my company' }) company!: Ref<Company>;
  @Link('internal', () => Department, { default: 'my department' }) department!: Ref<Department>;
  @Link('internal', () => Party, { optional: true, inverse: 'sponsoredEngagements' }) sponsor?: Ref<Party>;
  @Amount('money', { currency: 'company', filter: true, optional: true }) budget?: Money;
  @Amount('margin', { currency: 'company', filter: true, optional: true }) profit?: Money;
  @Amount('pay', { currency: 'company', filter: true, optional: true }) fee?: Money;
  @Text('bank', { filter: true, optional: true }) account?: string;
  @Text('secret', { filter: true, optional: true }) passphrase?: string;
  @Text('personal', { filter: true, search: true, optional: true }) phone?: string;
  @Integer('internal', { filter: true, optional: true }) rating?: number;
  @Flag('internal', { filter: true, default: false }) urgent!: boolean;
  @State(engagementFlow) state!: FlowState<typeof engagementFlow>;
  @Lines('internal', () => EngagementStep, 'engagement') steps!: EngagementStep[];
}

/** A part that takes more to see than the record it is part of, and holds values that take more still. */
@Resource<EngagementStep>({
  module: 'made-up',
  access: defineAccess<EngagementStep>({
    ...rights,
    read: Level.Clerk,
    fields: { wage: { read: Level.Lead }, verdict: Level.Manager },
  }),
  title: 'text',
  partOf: 'engagement',
})
export class EngagementStep {
  id!: string;
  @Link('internal', () => Engagement) engagement!: Ref<Engagement>;
  @Text('internal', { filter: true }) text!: string;
  @Amount('pay', { currency: 'company', filter: true, optional: true }) wage?: Money;
  @Text('internal', { filter: true, optional: true }) verdict?: string;
}
