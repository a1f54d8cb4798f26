import { GraphQLID } from 'graphql';
import { Arg, Ctx, Mutation } from 'type-graphql';
import { Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { mailLink, type LinkReader } from '../../kernel/http/mailed-links.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { isMailAddress } from '../../kernel/work/mail/mail-address.js';
import { logSecurity } from '../../kernel/work/security-log.js';
import { asCaller, transact } from '../../kernel/write/index.js';
import { PortalUser } from './portal-user.js';

const mayInvite = (rights: Rights): boolean => rights.may(rights.model.registry.named('PortalUser'), 'update');

/** Whoever may change a portal user may also let them in: the letter goes to the address that stands in their record. */
@HandWritten(undefined, { 'Mutation.invitePortalUser': mayInvite })
export class InvitePortalUser {
  @Mutation(() => Boolean, { description: 'Sends a portal user a letter with a link by which they choose how they sign in.' })
  async invitePortalUser(@Arg('portalUser', () => GraphQLID) id: string, @Ctx() call: Call): Promise<boolean> {
    const { principal, kernel, now, address, requestId } = call;
    if (!principal) throw new Unauthenticated();
    if (principal.kind !== 'employee' || !mayInvite(principal.rights)) throw new Forbidden({ record: 'PortalUser' });
    const reader = uuidOrNothing(id) && (await readerOf(call, id));
    if (!reader) throw new NotFound('PortalUser', id);
    if (!isMailAddress(reader.email)) throw new InvalidInput({ portalUser: 'BAD_EMAIL' });
    await asCaller(kernel, principal, async (work) => {
      const user = (await work.lock(PortalUser, [reader.principalId])).get(reader.principalId)!;
      // To see somebody is not yet to have a say in their account.
      if (!(await work.mayAt(user, work.principal.rights.access(work.registry.of(PortalUser)).update)))
        throw new Forbidden({ record: 'PortalUser' });
      call.requireFreshProof();
      await mailLink(work, kernel, 'invitation', reader);
    });
    await logSecurity(kernel, { at: now, kind: 'invited', principal, subject: { record: 'PortalUser', id }, address, requestId });
    return true;
  }
}

/** Only somebody whom the caller sees, and who is neither suspended nor gone. */
async function readerOf({ kernel, principal }: Call, id: string): Promise<LinkReader | undefined> {
  const [reader] = await transact(kernel, principal!, (transaction) =>
    transaction.query<LinkReader & Record<string, unknown>>(
      'caller',
      `select u.id as "principalId", u.email, u.name, p.language from portal_user u join timon.principal p on p.id = u.id
        where u.id = $1 and u.archived_at is null and p.active`,
      [id],
    ),
  );
  return reader;
}
