import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast } from '../support/cast.js';
import { Door, type App, type Browser } from './support/door.js';

let door: Door;
let cast: Cast;
let people = 0;

beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
});
afterAll(() => door.close());

/** Minutes go by, so that no attempt of one test counts in another, and every code of an app is a new one. */
beforeEach(() => later(120));
const later = (minutes: number): void => door.db.clock.set(new Date(door.db.clock.now.getTime() + minutes * 60_000).toISOString());

async function account(person: Promise<Principal>): Promise<{ person: Principal; email: string; browser: Browser }> {
  const email = `person${(people += 1)}@example.com`;
  const found = await person;
  await door.giveAccount(found, email);
  return { person: found, email, browser: door.browser() };
}

async function withApp(
  person = cast.clerk('sales'),
): Promise<{ email: string; browser: Browser; app: App; recoveryCodes: string[]; id: string }> {
  const { email, browser, person: found } = await account(person);
  await browser.signIn(email);
  const { app, recoveryCodes } = await browser.addApp();
  later(1);
  return { email, browser, app, recoveryCodes: recoveryCodes!, id: found.id };
}

const facts = (text: string) => door.db.owner.query<{ kind: string }>(text);

test('a sales clerk signs in by a password alone, as long as they want no more', async () => {
  const { email, browser } = await account(cast.clerk('sales'));
  expect((await browser.signIn(email)).data).toEqual({ signIn: { name: expect.stringMatching(/^Clerk/) } });
  expect(
    (await browser.ask('{ me { secondFactorDueAt } mySecondFactor { isRequired hasTotp recoveryCodesLeft passkeys { id } } }')).data,
  ).toEqual({
    me: { secondFactorDueAt: null },
    mySecondFactor: { isRequired: false, hasTotp: false, recoveryCodesLeft: 0, passkeys: [] },
  });
});

test('with an app set up, the password leads to the second step and to nothing else', async () => {
  const { email, app } = await withApp();
  const browser = door.browser();
  const refused = await browser.signIn(email);
  expect([refused.code, refused.facts]).toEqual(['SECOND_FACTOR_NEEDED', { methods: ['TOTP', 'RECOVERY_CODE'] }]);
  expect(await browser.whoAmI()).toBeNull();
  expect((await browser.ask('{ pendingSignIn { step methods } }')).data).toEqual({
    pendingSignIn: { step: 'CONFIRM', methods: ['TOTP', 'RECOVERY_CODE'] },
  });
  for (const question of ['{ parties { nodes { id } } }', '{ manifest }', '{ mySessions { id } }', 'mutation { beginTotp { secret } }'])
    expect((await browser.ask(question)).code).toBe('UNAUTHENTICATED');
  expect((await browser.confirm('000000')).code).toBe('WRONG_SECOND_FACTOR');
  const before = browser.cookie;
  expect((await browser.confirm(app.code)).data).toEqual({ confirmSignIn: { name: expect.stringMatching(/^Clerk/) } });
  expect(browser.cookie).not.toBe(before);
  expect(await browser.whoAmI()).toMatch(/^Clerk/);
});

test('a code counts once, in a hundred attempts at the same moment too, and none before it counts any more', async () => {
  const { email, app } = await withApp();
  const browsers = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const browser = door.browser();
      await browser.signIn(email);
      return browser;
    }),
  );
  const code = app.codeAt(1);
  const answers = await Promise.all(browsers.map((browser) => browser.confirm(code)));
  expect(answers.filter(({ data }) => data?.['confirmSignIn'])).toHaveLength(1);
  later(20);
  const again = door.browser();
  await again.signIn(email);
  expect((await again.confirm(code)).code).toBe('WRONG_SECOND_FACTOR');
  expect((await again.confirm(app.codeAt(1))).data).not.toBeNull();
  const earlier = door.browser();
  await earlier.signIn(email);
  expect((await earlier.confirm(app.code)).code).toBe('WRONG_SECOND_FACTOR');
});

test('clocks may differ by half a minute, and by no more', async () => {
  for (const [steps, counts] of [
    [-2, false],
    [-1, true],
    [2, false],
    [1, true],
  ] as const) {
    const { email, app } = await withApp();
    later(5);
    const browser = door.browser();
    await browser.signIn(email);
    expect([steps, (await browser.confirm(app.codeAt(steps))).code === undefined]).toEqual([steps, counts]);
  }
});

test('guessing codes ends after eight from one place and twenty an hour from everywhere', async () => {
  const { email } = await withApp();
  let evaluated = 0;
  for (let place = 1; place <= 5; place += 1) {
    const browser = door.browser(`198.51.100.${place}`);
    await browser.signIn(email);
    for (let times = 0; times < 10; times += 1) if ((await browser.confirm('123456')).code === 'WRONG_SECOND_FACTOR') evaluated += 1;
    later(2);
  }
  expect(evaluated).toBe(20);
});

test('a recovery code stands in for the app once, in whatever case it is typed', async () => {
  const { email, recoveryCodes } = await withApp();
  expect(recoveryCodes).toHaveLength(10);
  const [first, second] = recoveryCodes as [string, string];
  const inside = door.browser();
  await inside.signIn(email);
  expect((await inside.confirm(` ${first.toUpperCase().replaceAll('-', ' ')}`)).code).toBeUndefined();
  expect((await inside.ask('{ mySecondFactor { recoveryCodesLeft } }')).data).toEqual({ mySecondFactor: { recoveryCodesLeft: 9 } });
  const again = door.browser();
  await again.signIn(email);
  expect((await again.confirm(first)).code).toBe('WRONG_SECOND_FACTOR');
  expect((await again.confirm(second)).code).toBeUndefined();
});

test('what is kept of an app and of codes tells nobody who reads the database', async () => {
  const { recoveryCodes, id, browser } = await withApp();
  const { data } = await browser.ask('mutation { beginTotp { secret } }');
  const { secret } = (data as unknown as { beginTotp: { secret: string } }).beginTotp;
  const { rows } = await door.db.owner.query<{ stored: string }>(
    `select encode(t.secret, 'escape') || encode(t.pending_secret, 'escape') || string_agg(encode(r.code_hash, 'escape'), '') as stored
       from timon.totp t join timon.recovery_code r using (principal_id) where t.principal_id = $1 group by t.principal_id, t.secret, t.pending_secret`,
    [id],
  );
  for (const told of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
    expect(rows[0]!.stored).not.toContain(told);
});

test('a secret that is moved to somebody else opens nothing', async () => {
  const [ana, eva] = [await withApp(), await withApp()];
  await door.db.owner.query(
    'update timon.totp set secret = (select secret from timon.totp where principal_id = $1) where principal_id = $2',
    [ana.id, eva.id],
  );
  later(5);
  const browser = door.browser();
  await browser.signIn(eva.email);
  expect((await browser.confirm(ana.app.code)).code).toBe('WRONG_SECOND_FACTOR');
});

describe('who may not do without', () => {
  test.each([
    ['the head', () => cast.head()],
    ['an accounting clerk', () => cast.clerk('accounting')],
    ['a personnel lead', () => cast.lead('personnel')],
    ['a sales trainee who sees bank accounts', () => cast.employee('Cashier', [{ domain: 'sales', level: 'Trainee', bank: true }])],
  ])('%s has a week, and then sets one up before being let in', async (_who, hire) => {
    const { email, browser } = await account(hire());
    expect((await browser.signIn(email)).code).toBeUndefined();
    const due = new Date(door.db.clock.now.getTime() + 7 * 86_400_000).toISOString();
    expect((await browser.ask('{ me { secondFactorDueAt } }')).data).toEqual({ me: { secondFactorDueAt: due } });
    later(7 * 24 * 60);
    expect((await browser.signIn(email)).code).toBe('SECOND_FACTOR_MISSING');
    expect(await browser.whoAmI()).toBeNull();
    expect((await browser.ask('{ pendingSignIn { step methods } }')).data).toEqual({ pendingSignIn: { step: 'ENROL', methods: [] } });
    expect((await browser.ask('{ manifest }')).code).toBe('UNAUTHENTICATED');
    const { recoveryCodes } = await browser.addApp();
    expect(recoveryCodes).toHaveLength(10);
    expect(await browser.whoAmI()).not.toBeNull();
    expect((await browser.ask('mutation { removeTotp }')).code).toBe('LAST_FACTOR');
  });

  test.each([
    ['a sales manager', () => cast.manager('sales')],
    ['a trainee in personnel', () => cast.trainee('personnel')],
  ])('%s is not among them', async (_who, hire) => {
    const { email, browser } = await account(hire());
    await browser.signIn(email);
    expect((await browser.ask('{ mySecondFactor { isRequired } }')).data).toEqual({ mySecondFactor: { isRequired: false } });
  });

  test('a setting asks everyone, and at once; none asks fewer', async () => {
    const strict = await door.another({ graceDays: 0, secondFactorForAll: true });
    const { email } = await account(cast.trainee('sales'));
    const browser = strict.browser();
    expect((await browser.signIn(email)).code).toBe('SECOND_FACTOR_MISSING');
    await browser.addApp();
    expect(await browser.whoAmI()).toMatch(/^Trainee/);
    await strict.leave();
  });
});

describe('a fresh proof', () => {
  test('is asked of whoever signed in more than ten minutes ago, before anything that could hand the account on', async () => {
    const { browser, app } = await withApp();
    later(11);
    for (const sensitive of [
      'mutation { removeTotp }',
      'mutation { beginTotp { secret } }',
      'mutation { beginPasskey }',
      'mutation { renewRecoveryCodes }',
    ])
      expect((await browser.ask(sensitive)).code).toBe('FRESH_PROOF_NEEDED');
    const prove = (text: string) => browser.ask(`mutation { proveAgain(${text}) }`);
    expect((await prove('password: "correct horse battery"')).code).toBe('SECOND_FACTOR_NEEDED');
    expect((await prove('code: "000000"')).code).toBe('WRONG_SECOND_FACTOR');
    const before = browser.cookie;
    expect((await prove(`code: "${app.code}"`)).data).toEqual({ proveAgain: true });
    expect(browser.cookie).not.toBe(before);
    expect((await browser.ask('mutation { renewRecoveryCodes }')).code).toBeUndefined();
  });

  test('is the password of whoever has nothing else', async () => {
    const { email, browser } = await account(cast.clerk('sales'));
    await browser.signIn(email);
    later(11);
    expect((await browser.ask('mutation { beginTotp { secret } }')).code).toBe('FRESH_PROOF_NEEDED');
    expect((await browser.ask('mutation { proveAgain(password: "something else") }')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.ask('mutation { proveAgain(password: "correct horse battery") }')).data).toEqual({ proveAgain: true });
    expect((await browser.ask('mutation { beginTotp { secret } }')).code).toBeUndefined();
  });
});

test('a factor that is added, and one that is taken away, ends the sessions elsewhere', async () => {
  const { email, browser } = await account(cast.clerk('sales'));
  const elsewhere = door.browser('203.0.113.9');
  await Promise.all([browser.signIn(email), elsewhere.signIn(email)]);
  const { app } = await browser.addApp();
  expect([await browser.whoAmI(), await elsewhere.whoAmI()]).toEqual([expect.any(String), null]);
  later(1);
  await elsewhere.signIn(email);
  await elsewhere.confirm(app.code);
  expect((await elsewhere.ask('mutation { removeTotp }')).data).toEqual({ removeTotp: true });
  expect([await browser.whoAmI(), await elsewhere.whoAmI()]).toEqual([null, expect.any(String)]);
  expect((await elsewhere.ask('{ mySecondFactor { hasTotp recoveryCodesLeft } }')).data).toEqual({
    mySecondFactor: { hasTotp: false, recoveryCodesLeft: 0 },
  });
});

test('what happened is in the security log', async () => {
  const { rows } = await facts('select distinct kind from timon.security_log order by kind');
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['factor-added', 'factor-refused', 'factor-removed', 'recovery-code-used', 'signed-in']),
  );
});
