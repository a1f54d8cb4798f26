import type { Principal } from '../../server/kernel/rights/principal.js';
import { publishDueRights } from '../../server/foundation/company/publish-everyone.js';
import { ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { Door } from '../door/support/door.js';

let door: Door;
let other: Door;
let cast: Cast;

beforeAll(async () => {
  door = await Door.open();
  other = await door.another();
  cast = await Cast.of(door.db);
});
afterAll(async () => {
  await other.leave();
  await door.close();
});
beforeEach(() => door.db.clock.set('2026-06-15T10:00:00.000Z'));

const hire = async (grant: object): Promise<string> =>
  insert(door.db, 'Employee', {
    name: 'Temporary',
    company: cast.companyId,
    grants: [
      { domain: 'sales', level: 1 },
      { domain: 'sales', level: 4, ...grant },
    ],
  });

/** The level in sales, as each of two processes knows it that have both answered this person before. */
async function levels(id: string): Promise<(number | undefined)[]> {
  const known = async ({ gate: { principals } }: Door): Promise<Principal | undefined> => principals.recall(id) ?? principals.load(id);
  return [(await known(door))?.rights.level('sales'), (await known(other))?.rights.level('sales')];
}

test('a grant begins and ends with the midnights of its company, in every process and though nobody writes anything', async () => {
  const id = await hire({ validFrom: '2026-06-20', validUntil: '2026-06-21' });
  const seen: Record<string, (number | undefined)[]> = {};
  for (const moment of ['2026-06-19T21:59:59', '2026-06-19T22:00:00', '2026-06-21T21:59:59', '2026-06-21T22:00:00']) {
    door.db.clock.set(`${moment}.000Z`);
    seen[moment] = await levels(id);
  }
  expect(seen).toEqual({
    '2026-06-19T21:59:59': [1, 1],
    '2026-06-19T22:00:00': [4, 4],
    '2026-06-21T21:59:59': [4, 4],
    '2026-06-21T22:00:00': [1, 1],
  });
});

test('a grant in a company elsewhere goes by the clock there', async () => {
  const overseas = await Cast.of(door.db, { name: 'Overseas', departments: ['Harbour'] });
  await door.db.owner.query(`update company set time_zone = 'America/New_York' where id = $1`, [overseas.companyId]);
  const id = await hire({ company: overseas.companyId, validFrom: '2026-06-20' });
  door.db.clock.set('2026-06-20T03:59:59.000Z');
  expect(await levels(id)).toEqual([1, 1]);
  door.db.clock.set('2026-06-20T04:00:00.000Z');
  expect(await levels(id)).toEqual([4, 4]);
});

test('who asks nothing meanwhile is brought up to date by a job', async () => {
  const id = await hire({ validUntil: '2026-06-16' });
  door.db.clock.set('2026-06-17T00:00:00.000Z');
  await publishDueRights.run({}, door.db.kernel);
  const { rows } = await door.db.owner.query<{ grants: unknown[]; due: Date | null }>(
    'select grants, changes_at as due from timon.principal where id = $1',
    [id],
  );
  expect(rows).toMatchObject([{ grants: [{ level: 1 }], due: null }]);
});

test('one address in other letters is the same account', async () => {
  await insert(door.db, 'Employee', { name: 'Ana', company: cast.companyId, email: 'Ana.Beltran@Example.com' });
  await expect(
    insert(door.db, 'Employee', { name: 'Anna', company: cast.companyId, email: 'ana.beltran@example.COM' }),
  ).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('whoever is shut out is signed out, and is not signed in again by being let back in', async () => {
  const head = await cast.head();
  const person = await cast.employee('Clerk', [{ domain: 'sales', level: 'Clerk' }], { email: 'clerk@example.com' });
  await door.giveAccount(person, 'clerk@example.com');
  const browser = door.browser();
  await browser.signIn('clerk@example.com');
  expect(await browser.whoAmI()).toBe(person.name);
  const move = async (name: string) => {
    const { rows } = await door.db.owner.query<{ version: number }>('select version from employee where id = $1', [person.id]);
    return ask(door.db, head, `mutation ($id: ID!, $v: Int!) { ${name}Employee(id: $id, version: $v) { id } }`, {
      id: person.id,
      v: rows[0]!.version,
    });
  };
  expect((await move('suspend')).errors).toEqual([]);
  expect(await browser.at(other).whoAmI()).toBeNull();
  expect((await move('reinstate')).errors).toEqual([]);
  expect(await browser.at(other).whoAmI()).toBeNull();
  await browser.signIn('clerk@example.com');
  expect(await browser.whoAmI()).toBe(person.name);
});
