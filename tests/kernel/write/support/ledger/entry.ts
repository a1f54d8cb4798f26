import {
  company,
  defineAccess,
  defineFlow,
  defineModule,
  department,
  Amount,
  Level,
  Link,
  Resource,
  State,
  Text,
  type FlowState,
  type Money,
  type Ref,
} from '../../../../../server/kernel/declare/index.js';
import { RuleBroken } from '../../../../../server/kernel/errors.js';
import { moving } from '../../../../../server/kernel/write/index.js';
import { Company, Department } from '../../../../../server/foundation/company/index.js';

defineModule({ name: 'ledger', layer: 'erp', uses: ['company'] });

export const entryFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'posted'],
  moves: { post: { from: ['draft'], to: 'posted' } },
});

const rights = { domain: 'sales', read: Level.Clerk, create: Level.Clerk, update: Level.Clerk, remove: Level.Lead };

const entryAccess = defineAccess<Entry, typeof entryFlow>({ ...rights, moves: { post: Level.Clerk }, rows: { [Level.Clerk]: company() } });
const postingAccess = defineAccess<Posting>({ ...rights, rows: { [Level.Clerk]: department() } });

/** Made up for tests: it balances over postings that lie in several departments. */
@Resource<Entry>({ module: 'ledger', access: entryAccess, title: 'name', plural: 'entries' })
export class Entry {
  id!: string;
  version!: number;
  @Text('internal') name!: string;
  @Link('internal', () => Company, { default: 'my company' }) company!: Ref<Company>;
  @State(entryFlow) state!: FlowState<typeof entryFlow>;
}

@Resource<Posting>({ module: 'ledger', access: postingAccess, title: 'name' })
export class Posting {
  id!: string;
  version!: number;
  @Text('internal') name!: string;
  @Link('internal', () => Entry) entry!: Ref<Entry>;
  @Link('internal', () => Department, { default: 'my department' }) department!: Ref<Department>;
  @Amount('money', { currency: 'company' }) amount!: Money;
}

export class Unbalanced extends RuleBroken {
  constructor() {
    super('UNBALANCED');
  }
}

moving(Entry, entryFlow, 'post', async (entries, work) => {
  const gaps = await work.rows('select entry_id from posting where entry_id = any($1::uuid[]) group by entry_id having sum(amount) <> 0', [
    entries.map(({ id }) => id),
  ]);
  if (gaps.length > 0) throw new Unbalanced();
});
