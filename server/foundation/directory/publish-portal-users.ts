import { Level, type RecordType, type Registry } from '../../kernel/declare/index.js';
import { AccessChanged } from '../../kernel/access/edit-access.js';
import { definesPrincipals } from '../../kernel/access/preview-draft.js';
import { Forbidden, InvalidInput } from '../../kernel/errors.js';
import type { Grant } from '../../kernel/rights/principal.js';
import { publishPrincipals, type PrincipalDefinition } from '../../kernel/rights/publish.js';
import { atStart } from '../../kernel/work/at-start.js';
import { asSystem, deriving, listen, whenWritten, type Work } from '../../kernel/write/index.js';
import { PortalUser } from './portal-user.js';

/** One address signs in to one account, whosever it is. */
deriving(PortalUser, async (users, work) => {
  for (const user of users) user.email = user.email.trim().normalize('NFC').toLowerCase();
  const [taken] = await work.rows('select from timon.principal where kind <> $1 and lower(email) = any($2::text[]) limit 1', [
    'portal',
    users.map(({ email }) => email),
  ]);
  if (taken) throw new InvalidInput({ email: 'TAKEN' });
});

/** Whoever lets somebody in shows them no kind of record that they may not see themselves. */
deriving(PortalUser, (_users, work) => {
  const { kind, rights } = work.principal;
  const closed = kind === 'system' ? undefined : shownIn(work.registry).find((record) => !rights.may(record, 'read'));
  return closed ? Promise.reject(new Forbidden({ record: closed.name })) : Promise.resolve();
});

/** What a portal user may is worked out when they change, so that no later statement goes by the old rights. */
whenWritten(PortalUser, async (users, work) => {
  await publish(
    users.map(({ id }) => id),
    work,
  );
  const ids = users.map(({ id }) => id);
  const moved = await work.rows(
    `update timon.credential c set email = u.email from portal_user u
      where u.id = c.principal_id and u.id = any($1::uuid[]) and c.email <> u.email returning c.principal_id`,
    [ids],
  );
  if (moved.length > 0) work.requireFreshProof();
  // A letter that lies in somebody else's box by now opens nothing.
  await work.rows(
    'delete from timon.mailed_token t using portal_user u where u.id = t.principal_id and u.id = any($1::uuid[]) and lower(t.email) <> u.email',
    [ids],
  );
});

/** The access tables are code, so an update may change what is shown to parties. */
atStart('portal users', (kernel) => asSystem(kernel, publishAll));

/** So may another version of them. */
listen(AccessChanged, (_changes, work) => publishAll(work));

/** Tried out under a draft, portal users are who they are. */
definesPrincipals(async (id, work) => (await definitionsOf([id], work))[0]);

async function publishAll(work: Work): Promise<void> {
  const users = await work.rows<{ id: string }>('select id from portal_user order by id');
  await publish(
    users.map(({ id }) => id),
    work,
  );
}

async function publish(ids: readonly string[], work: Work): Promise<void> {
  if (ids.length > 0) await publishPrincipals(work.sql, work.registry, await definitionsOf(ids, work));
}

async function definitionsOf(ids: readonly string[], work: Work): Promise<PrincipalDefinition[]> {
  const grants = grantsIn(work.registry);
  const users = await work.rows<
    Pick<PrincipalDefinition, 'id' | 'name' | 'email' | 'companyId' | 'partyId' | 'language' | 'timeZone' | 'active'>
  >(
    `select u.id, u.name, u.email, u.company_id as "companyId", u.party_id as "partyId", c.time_zone as "timeZone",
            case when coalesce(u.language, p.language, c.language) = 'es' then 'es' else 'en' end as language,
            u.state = 'active' and u.archived_at is null as active
       from portal_user u join party p on p.id = u.party_id join company c on c.id = u.company_id where u.id = any($1::uuid[]) order by u.id`,
    [ids],
  );
  return users.map((user): PrincipalDefinition => ({
    ...user,
    kind: 'portal',
    budget: 'portal',
    employeeId: null,
    departmentId: null,
    scopes: ['read'],
    grants,
    changesAt: null,
    departmentsOf: {},
  }));
}

const shownIn = (registry: Registry): RecordType[] => registry.resources.filter(({ party }) => party?.rows);

/** In the domains of the records that show anything to parties; what of them, the records say. */
function grantsIn(registry: Registry): Grant[] {
  const domains = [...new Set(shownIn(registry).map(({ domain }) => domain))].sort();
  return domains.map((domain) => ({ companyId: null, departmentId: null, domain, level: Level.Clerk, rights: [] }));
}
