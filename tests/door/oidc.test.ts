import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Cast } from '../support/cast.js';
import { Door, tokenIn, type Browser } from './support/door.js';
import { walk } from './support/walk.js';

const home = 'http://localhost:4000/sign-in/oidc/callback';
let service: ChildProcess;
let door: Door;
let cast: Cast;
let ana: Browser;
const email = 'ana@example.com';

beforeAll(async () => {
  const program = fileURLToPath(new URL('./support/sign-in-service.mjs', import.meta.url));
  service = spawn(process.execPath, [program, 'timon', 'a secret of the tests', home], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  const [said] = (await once(service.stdout!, 'data')) as [Buffer];
  const issuer = new URL(/READY (\S+)/.exec(said.toString())![1]!);
  door = await Door.open({}, { oidc: { issuer, clientId: 'timon', clientSecret: 'a secret of the tests', name: 'Harbour ID' } });
  cast = await Cast.of(door.db);
  await door.giveAccount(await cast.clerk('sales'), email);
  ana = door.browser();
  await ana.signIn(email);
}, 30_000);
afterAll(async () => {
  await door.close();
  service.kill();
  if (service.exitCode === null) await once(service, 'exit');
});

const addressIn = ({ data }: { data: unknown }, field: string): string => (data as Record<string, string>)[field]!;
const link = async (browser: Browser, name: string) =>
  browser.visit(await walk(addressIn(await browser.ask('mutation { linkOidc }'), 'linkOidc'), home, name));
const signInAs = async (browser: Browser, name: string) =>
  browser.visit(await walk((await browser.visit('/sign-in/oidc/start')).location!, home, name));

test('the door offers the service by its name', async () => {
  expect((await door.browser().ask('{ signInWays { oidc } }')).data).toEqual({ signInWays: { oidc: 'Harbour ID' } });
});

test('nobody is let in whom nobody has linked, though the name be an address that is known here', async () => {
  const browser = door.browser();
  const page = await signInAs(browser, email);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('url=/?refused=OIDC_REFUSED')]);
  expect(await browser.whoAmI()).toBeNull();
});

test('whoever has linked their account there signs in by it', async () => {
  expect((await link(ana, 'ana-there')).text).toContain('url=/?linked');
  const browser = door.browser();
  expect((await signInAs(browser, 'ana-there')).text).toContain('url=/"');
  expect(await browser.whoAmI()).toBe(await ana.whoAmI());
  expect((await browser.ask('{ myIdentities { id issuer usedAt } }')).data).toEqual({
    myIdentities: [{ id: expect.any(String), issuer: expect.stringMatching(/^http:\/\/127/), usedAt: door.db.clock.now.toISOString() }],
  });
});

test('an account there is one person here', async () => {
  await door.giveAccount(await cast.clerk('sales'), 'eva@example.com');
  const eva = door.browser();
  await eva.signIn('eva@example.com');
  expect((await link(eva, 'ana-there')).text).toContain('url=/?refused=IDENTITY_TAKEN');
});

test('a link that was begun in a session that has ended is not made', async () => {
  await door.giveAccount(await cast.clerk('sales'), 'ivo@example.com');
  const ivo = door.browser();
  await ivo.signIn('ivo@example.com');
  const back = await walk(addressIn(await ivo.ask('mutation { linkOidc }'), 'linkOidc'), home, 'ivo-there');
  await ivo.ask('mutation { signOutEverywhere }');
  expect((await ivo.visit(back)).text).toContain('refused=OIDC_REFUSED');
});

test('the second factor is asked for after the service too', async () => {
  await door.giveAccount(await cast.clerk('sales'), 'pia@example.com');
  const pia = door.browser();
  await pia.signIn('pia@example.com');
  await link(pia, 'pia-there');
  const { recoveryCodes } = await pia.addApp();
  const browser = door.browser();
  await signInAs(browser, 'pia-there');
  expect(await browser.whoAmI()).toBeNull();
  expect((await browser.ask('{ pendingSignIn { step } }')).data).toEqual({ pendingSignIn: { step: 'CONFIRM' } });
  await browser.confirm(recoveryCodes![0]!);
  expect(await browser.whoAmI()).not.toBeNull();
});

test('an invitation is taken up by the service instead of a password', async () => {
  await door.giveAccount(await cast.head(), 'head@example.com');
  const head = door.browser();
  await head.signIn('head@example.com');
  const person = await cast.employee('Newcomer', [{ domain: 'sales', level: 'Clerk' }], { email: 'new@example.com' });
  await head.ask('mutation ($id: ID!) { inviteEmployee(employee: $id) }', { id: person.id });
  const token = tokenIn((await door.lettersTo('new@example.com'))[0]!);
  const browser = door.browser();
  const start = await browser.ask('mutation ($token: String!) { startOidc(invitation: $token) }', { token });
  await browser.visit(await walk(addressIn(start, 'startOidc'), home, 'newcomer-there'));
  expect(await browser.whoAmI()).toBe(person.name);
  expect((await browser.ask('mutation ($token: String!) { startOidc(invitation: $token) }', { token })).code).toBe('LINK_REFUSED');
  expect((await door.browser().signIn('new@example.com', 'whatever it may be')).code).toBe('WRONG_CREDENTIALS');
});

test('untied, the account there opens nothing here', async () => {
  const { data } = await ana.ask('{ myIdentities { id } }');
  const [{ id }] = (data as unknown as { myIdentities: [{ id: string }] }).myIdentities;
  expect((await ana.ask('mutation ($id: ID!) { unlinkOidc(id: $id) }', { id })).data).toEqual({ unlinkOidc: true });
  const browser = door.browser();
  await signInAs(browser, 'ana-there');
  expect(await browser.whoAmI()).toBeNull();
});
