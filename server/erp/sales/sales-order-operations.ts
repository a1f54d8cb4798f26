import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { Forbidden, InvalidInput, InvalidMove, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DecimalScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { asCaller } from '../../kernel/write/index.js';
import { draftDeposit } from './deposits.js';
import { SalesOrder } from './sales-order.js';

/** Whoever may have an order invoiced may ask for a part of it before. */
const mayInvoice = (rights: Rights): boolean => rights.may(rights.model.registry.of(SalesOrder), 'invoice');

/** What is done with orders that takes more than a move says. */
@HandWritten(undefined, { 'Mutation.depositSalesOrder': mayInvoice })
export class SalesOrderOperations {
  @Mutation(() => GraphQLID, {
    description: 'Drafts an invoice over a part of a confirmed order, in percent, that is taken off its later invoices.',
  })
  async depositSalesOrder(
    @Arg('id', () => GraphQLID) sent: string,
    @Arg('percent', () => DecimalScalar) share: string,
    @Ctx() { kernel, principal }: Call,
  ): Promise<string> {
    if (!principal) throw new Unauthenticated();
    if (!mayInvoice(principal.rights)) throw new Forbidden();
    const percent = new Decimal(share);
    if (percent.lte(0) || percent.gt(100)) throw new InvalidInput({ percent: percent.gt(100) ? 'TOO_LARGE' : 'TOO_SMALL' });
    const id = uuidOrNothing(sent);
    return asCaller(kernel, principal, async (work) => {
      const order = id === null ? undefined : (await work.lock(SalesOrder, [id])).get(id);
      const access = principal.rights.access(work.registry.of(SalesOrder));
      if (!order || !(await work.mayAt(order, access.read))) throw new NotFound('SalesOrder', sent);
      if (!(await work.mayAt(order, access.moves['invoice']!))) throw new Forbidden({ record: 'SalesOrder' });
      if (order.state !== 'confirmed')
        throw new InvalidMove({ record: 'SalesOrder', title: order.number, move: 'invoice', state: order.state, from: ['confirmed'] });
      return (await draftDeposit(order, percent, work)).id;
    });
  }
}
