import { Decimal } from 'decimal.js';
import {
  Amount,
  defineAccess,
  defineFlow,
  everyone,
  Level,
  Link,
  nameWords,
  own,
  Resource,
  State,
  Text,
  type FlowState,
  type Money,
  type Ref,
} from '../../../server/kernel/declare/index.js';
import { RuleBroken } from '../../../server/kernel/errors.js';
import { moving } from '../../../server/kernel/write/index.js';
import { Employee } from '../../../server/foundation/company/index.js';

const voucherFlow = defineFlow({ states: ['open', 'posted'], initial: 'open', moves: { post: { from: ['open'], to: 'posted' } } });
const rights = { domain: 'sales', read: Level.Clerk, create: Level.Clerk, update: Level.Clerk, remove: Level.Clerk };

/** Made up for a rule over parts of which the caller sees only some. */
@Resource<Voucher>({
  module: 'made-up',
  access: defineAccess<Voucher, typeof voucherFlow>({ ...rights, moves: { post: Level.Clerk }, rows: { [Level.Clerk]: everyone() } }),
  title: 'name',
})
export class Voucher {
  id!: string;
  version!: number;
  @Text('internal', { filter: true }) name!: string;
  @State(voucherFlow) state!: FlowState<typeof voucherFlow>;
}

/** A part with an owner of its own, and so with rows of its own. */
@Resource<VoucherEntry>({
  module: 'made-up',
  access: defineAccess<VoucherEntry>({ ...rights, rows: { [Level.Clerk]: own(), [Level.Director]: everyone() } }),
  title: 'text',
  plural: 'voucherEntries',
})
export class VoucherEntry {
  id!: string;
  version!: number;
  @Link('internal', () => Voucher) voucher!: Ref<Voucher>;
  @Link('internal', () => Employee, { default: 'me', inverse: false }) owner!: Ref<Employee>;
  @Text('internal', { filter: true }) text!: string;
  @Amount('money', { currency: 'company' }) amount!: Money;
}

class Unbalanced extends RuleBroken {
  constructor() {
    super('UNBALANCED');
  }
}

/** All entries count, whoever sees them. */
export const postVoucher = moving(Voucher, voucherFlow, 'post', async (vouchers, work) => {
  const sums = await work.rows<{ sum: string }>(
    'select sum(amount)::text as sum from voucher_entry where voucher_id = any($1::uuid[]) group by voucher_id',
    [vouchers.map(({ id }) => id)],
  );
  if (sums.some(({ sum }) => !new Decimal(sum).isZero())) throw new Unbalanced();
});

nameWords('en', { 'error.UNBALANCED': 'The entries do not come to nothing. Add what is missing.' });
