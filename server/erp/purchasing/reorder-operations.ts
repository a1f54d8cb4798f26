import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { Forbidden, InvalidInput, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { asCaller, transact } from '../../kernel/write/index.js';
import { proposeReorders } from './propose-reorders.js';
import { ReorderProposal } from './reorder-proposal.js';

/** Whoever may have what is proposed ordered may have it proposed. */
const mayPropose = (rights: Rights): boolean => rights.may(rights.model.registry.of(ReorderProposal), 'order');

/** What runs short, asked for at once instead of over night. */
@HandWritten(undefined, { 'Mutation.proposeReorders': mayPropose })
export class ReorderOperations {
  @Mutation(() => [GraphQLID], {
    description: 'Proposes what to buy by the reorder rules that I see. What is proposed already, or being bought, is not proposed again.',
  })
  async proposeReorders(
    @Arg('warehouse', () => GraphQLID, { nullable: true, description: 'Left out, for all warehouses.' }) warehouse: string | undefined,
    @Ctx() { kernel, principal }: Call,
  ): Promise<string[]> {
    if (!principal) throw new Unauthenticated();
    if (!mayPropose(principal.rights)) throw new Forbidden();
    const asked = warehouse == null ? null : uuidOrNothing(warehouse);
    if (warehouse != null && asked === null) throw new InvalidInput({ warehouse: 'BAD_ID' });
    const rules = await transact(kernel, principal, (transaction) =>
      transaction.query<{ id: string }>(
        'caller',
        'select id from reorder_rule where archived_at is null and ($1::uuid is null or warehouse_id = $1) order by id',
        [asked],
      ),
    );
    const proposed = await asCaller(kernel, principal, (work) =>
      proposeReorders(
        rules.map(({ id }) => id),
        work,
      ),
    );
    return proposed.map(({ id }) => id);
  }
}
