import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation, registerEnumType } from 'type-graphql';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { asCaller, transact } from '../../kernel/write/index.js';
import { SupplierBill } from '../accounting/index.js';
import { billOrders, type OrderToBill } from './bill-orders.js';
import { PurchaseOrder } from './purchase-order.js';

const bases = { RECEIVED: 'received', ORDERED: 'ordered' } as const;
registerEnumType(bases, { name: 'BillingBasis', description: 'Whether what has come is billed, or all that was ordered.' });

/** Whoever drafts bills and sees orders may draft the bill of one. */
const mayBill = (rights: Rights): boolean =>
  rights.may(rights.model.registry.of(SupplierBill), 'create') && rights.may(rights.model.registry.of(PurchaseOrder), 'read');

/** Bills of suppliers, drafted from what was ordered. */
@HandWritten(undefined, { 'Mutation.billPurchaseOrder': mayBill })
export class BillingOperations {
  @Mutation(() => GraphQLID, { description: 'Drafts the bill of an order, over what was not billed yet, and tells its id.' })
  async billPurchaseOrder(
    @Arg('order', () => GraphQLID) order: string,
    @Arg('supplierNumber', () => String, { description: 'The number that the supplier gave it.' }) supplierNumber: string,
    @Arg('date', () => DateScalar, { nullable: true, description: 'Left out, today.' }) date: string | undefined,
    @Arg('basis', () => bases, { defaultValue: 'received' }) basis: OrderToBill['basis'],
    @Ctx() { kernel, principal }: Call,
  ): Promise<string> {
    if (!principal) throw new Unauthenticated();
    if (!mayBill(principal.rights)) throw new Forbidden();
    const id = uuidOrNothing(order);
    if (!id) throw new InvalidInput({ order: 'BAD_ID' });
    const [seen] = await transact(kernel, principal, (transaction) =>
      transaction.query<{ company: string }>('caller', 'select company_id as company from purchase_order where id = $1', [id]),
    );
    if (!seen) throw new NotFound('PurchaseOrder', id);
    return asCaller(kernel, principal, async (work) => {
      const { create } = principal.rights.access(work.registry.of(SupplierBill));
      const there = Object.assign(new SupplierBill(), { company: { id: seen.company } });
      if (!(await work.mayAt(there, create))) throw new Forbidden({ record: 'SupplierBill' });
      const [bill] = await billOrders([{ order: id, supplierNumber, date: date ?? undefined, basis }], work);
      return bill!.id;
    });
  }
}
