import { generateKeyPairSync } from 'node:crypto';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast } from '../support/cast.js';
import { Authenticator, type Quirks } from './support/authenticator.js';
import { Door, type Browser, type DoorAnswer } from './support/door.js';

let door: Door;
let cast: Cast;
let people = 0;

beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
});
afterAll(() => door.close());
beforeEach(() => later(120));
const later = (minutes: number): void => door.db.clock.set(new Date(door.db.clock.now.getTime() + minutes * 60_000).toISOString());

type Making = Parameters<Authenticator['make']>[0];
type Showing = Parameters<Authenticator['show']>[0];

const optionsIn = <Options>({ data }: DoorAnswer, field: string): Options => (data as unknown as Record<string, Options>)[field]!;
const toMake = async (browser: Browser) => optionsIn<Making>(await browser.ask('mutation { beginPasskey }'), 'beginPasskey');
const toShow = async (browser: Browser) => optionsIn<Showing>(await browser.ask('mutation { beginPasskeySignIn }'), 'beginPasskeySignIn');
const add = (browser: Browser, answer: object, name = 'The desk') =>
  browser.ask('mutation ($answer: JSON!, $name: String!) { addPasskey(answer: $answer, name: $name) { recoveryCodes } }', { answer, name });
const signIn = (browser: Browser, answer: object) =>
  browser.ask('mutation ($answer: JSON!) { signInWithPasskey(answer: $answer) { name } }', { answer });
const confirm = (browser: Browser, passkey: object) =>
  browser.ask('mutation ($passkey: JSON!) { confirmSignIn(passkey: $passkey) { name } }', { passkey });

async function someone(): Promise<{ person: Principal; email: string; browser: Browser }> {
  const email = `person${(people += 1)}@example.com`;
  const person = await cast.clerk('sales');
  await door.giveAccount(person, email);
  const browser = door.browser();
  await browser.signIn(email);
  return { person, email, browser };
}

async function withPasskey(): Promise<{ person: Principal; email: string; browser: Browser; device: Authenticator }> {
  const found = await someone();
  const device = new Authenticator();
  expect((await add(found.browser, device.make(await toMake(found.browser)))).errors).toEqual([]);
  return { ...found, device };
}

test('a passkey signs in by itself, and stands for the second step after a password', async () => {
  const { person, email, device } = await withPasskey();
  const alone = door.browser();
  expect((await signIn(alone, device.show(await toShow(alone)))).data).toEqual({ signInWithPasskey: { name: person.name } });
  const after = door.browser();
  expect((await after.signIn(email)).facts).toEqual({ methods: ['PASSKEY', 'RECOVERY_CODE'] });
  const options = await toShow(after);
  expect(options).toMatchObject({
    rpId: 'localhost',
    userVerification: 'required',
    allowCredentials: [{ id: device.id.toString('base64url') }],
  });
  expect((await confirm(after, device.show(options))).data).toEqual({ confirmSignIn: { name: person.name } });
  expect((await after.ask('{ mySecondFactor { passkeys { name usedAt } } }')).data).toEqual({
    mySecondFactor: { passkeys: [{ name: 'The desk', usedAt: door.db.clock.now.toISOString() }] },
  });
});

test('a stranger who asks learns nothing about whose passkeys there are', async () => {
  expect(((await toShow(door.browser())) as { allowCredentials?: object }).allowCredentials).toBeUndefined();
});

const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const lies: [string, Quirks][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['the same host at another port', { origin: 'http://localhost:4001' }],
  ['another host', { host: 'evil.example' }],
  ['nobody unlocked it', { isUnverified: true }],
  ['a challenge of one’s own', { challenge: Buffer.alloc(38, 7).toString('base64url') }],
];

test.each([
  ...lies,
  ['a signature for making one', { type: 'webauthn.create' }],
  ['another key', { signsWith: foreignKey }],
  ['another person’s handle', { userHandle: 'AAAA' }],
])('shown but refused: %s', async (_what, quirks: Quirks) => {
  const { device, email } = await withPasskey();
  const alone = door.browser();
  expect((await signIn(alone, device.show(await toShow(alone), quirks))).code).toBe('WRONG_SECOND_FACTOR');
  const after = door.browser();
  await after.signIn(email);
  expect((await confirm(after, device.show(await toShow(after), quirks))).code).toBe('WRONG_SECOND_FACTOR');
  expect([await alone.whoAmI(), await after.whoAmI()]).toEqual([null, null]);
});

test.each([...lies, ['a signature for showing one', { type: 'webauthn.get' }]])('made but refused: %s', async (_what, quirks: Quirks) => {
  const { browser } = await someone();
  expect((await add(browser, new Authenticator().make(await toMake(browser), quirks))).code).toBe('WRONG_SECOND_FACTOR');
  expect((await browser.ask('{ mySecondFactor { passkeys { id } } }')).data).toEqual({ mySecondFactor: { passkeys: [] } });
});

test('an answer counts once, five minutes long, and where it was asked for', async () => {
  const { device, email } = await withPasskey();
  const browser = door.browser();
  const answer = device.show(await toShow(browser));
  expect((await signIn(browser, answer)).code).toBeUndefined();
  expect((await signIn(door.browser(), answer)).code).toBe('WRONG_SECOND_FACTOR');

  const slow = door.browser();
  const options = await toShow(slow);
  later(5);
  expect((await signIn(slow, device.show(options))).code).toBe('WRONG_SECOND_FACTOR');

  const [asked, used] = [door.browser(), door.browser()];
  await asked.signIn(email);
  await used.signIn(email);
  const elsewhere = device.show(await toShow(asked));
  expect((await confirm(used, elsewhere)).code).toBe('WRONG_SECOND_FACTOR');
  expect((await confirm(asked, elsewhere)).code).toBeUndefined();
});

test('the same answer in eight browsers at the same moment lets one in', async () => {
  const { device } = await withPasskey();
  const answer = device.show(await toShow(door.browser()));
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(door.browser(), answer)));
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
});

test('a copy that lags behind the counter of its original is refused', async () => {
  const { device } = await withPasskey();
  const browser = door.browser();
  expect((await signIn(browser, device.show(await toShow(browser)))).code).toBeUndefined();
  const copy = door.browser();
  expect((await signIn(copy, device.show(await toShow(copy), { doesNotCount: true }))).code).toBe('WRONG_SECOND_FACTOR');
});

test('nobody confirms with the passkey of somebody else, and no passkey belongs to two', async () => {
  const [ana, eva] = [await withPasskey(), await withPasskey()];
  const browser = door.browser();
  await browser.signIn(ana.email);
  expect((await confirm(browser, eva.device.show(await toShow(browser)))).code).toBe('WRONG_SECOND_FACTOR');
  expect((await add(eva.browser, ana.device.make(await toMake(eva.browser)))).code).toBe('WRONG_SECOND_FACTOR');
});

test('a passkey whose owner is suspended or has no account any more opens nothing', async () => {
  const [ana, eva] = [await withPasskey(), await withPasskey()];
  await door.db.owner.query('delete from timon.credential where principal_id = $1', [ana.person.id]);
  await door.db.owner.query('update timon.principal set active = false, epoch = epoch + 1 where id = $1', [eva.person.id]);
  for (const { device } of [ana, eva]) {
    const browser = door.browser();
    expect((await signIn(browser, device.show(await toShow(browser)))).code).toMatch(/^WRONG_/);
    expect(await browser.whoAmI()).toBeNull();
  }
});

test('what is no answer at all is refused like a wrong one', async () => {
  const browser = door.browser();
  for (const answer of [{}, { id: 7 }, { id: 'AAAA' }, [], 'text', { id: 'AAAA', response: null, __proto__: { x: 1 } }])
    expect((await signIn(browser, answer as object)).code).toBe('WRONG_SECOND_FACTOR');
  const { device } = await withPasskey();
  expect((await signIn(browser, { id: device.id.toString('base64url'), response: {} })).code).toBe('WRONG_SECOND_FACTOR');
});
