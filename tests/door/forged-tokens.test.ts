import { createHmac, createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Cast } from '../support/cast.js';
import { Door, type Browser, type Page } from './support/door.js';

const clientSecret = 'a secret of the tests that is long enough for HS256';
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kid = 'the key of the service';

type Claims = Record<string, unknown>;

let server: Server;
let issuer: string;
let door: Door;
/** What the token endpoint hands out. */
let idToken: (claims: Claims) => string | undefined;
let nonce: string;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function signed(claims: Claims, header: object = { alg: 'RS256', kid }, key: KeyObject = ours.privateKey): string {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${createSign('sha256').update(content).sign(key, 'base64url')}`;
}

function authenticated(claims: Claims, secret: string): string {
  const content = `${encoded({ alg: 'HS256', kid })}.${encoded(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (body: object) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        authorization_response_iss_parameter_supported: true,
      });
    } else if (request.url === '/jwks') answer({ keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] });
    else answer({ access_token: 'an access token', token_type: 'Bearer', id_token: idToken(claimsOf()) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  door = await Door.open({}, { oidc: { issuer: new URL(issuer), clientId: 'timon', clientSecret, name: 'Harbour ID' } });
  const cast = await Cast.of(door.db);
  const ana = await cast.clerk('sales');
  await door.giveAccount(ana, 'ana@example.com');
  await door.db.owner.query('insert into timon.identity (id, issuer, subject, principal_id, created_at) values ($1, $2, $3, $4, now())', [
    randomUUID(),
    // Discovery hands the issuer over as the service writes it.
    issuer,
    'ana-there',
    ana.id,
  ]);
});
afterAll(async () => {
  await door.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  idToken = (claims) => signed(claims);
});

function claimsOf(): Claims {
  const seconds = Math.floor(Date.now() / 1000);
  return { iss: issuer, sub: 'ana-there', aud: 'timon', iat: seconds, exp: seconds + 300, nonce };
}

interface Started {
  readonly browser: Browser;
  readonly state: string;
}

async function started(browser = door.browser()): Promise<Started> {
  const { searchParams } = new URL((await browser.visit('/sign-in/oidc/start')).location!);
  nonce = searchParams.get('nonce')!;
  return { browser, state: searchParams.get('state')! };
}

const back = ({ browser, state }: Started, more: Record<string, string> = {}): Promise<Page> =>
  browser.visit(`/sign-in/oidc/callback?${new URLSearchParams({ code: 'a code', state, iss: issuer, ...more }).toString()}`);

const sessions = async (): Promise<number> => (await door.db.owner.query('select from timon.session')).rowCount!;

async function expectRefused(page: Page, browser: Browser, before: number): Promise<void> {
  expect(page.text).toContain('url=/?refused=OIDC_REFUSED');
  expect([browser.cookie, await browser.whoAmI(), (await sessions()) - before]).toEqual([undefined, null, 0]);
}

test('an honest token lets in', async () => {
  const way = await started();
  expect((await back(way)).text).toContain('url=/"');
  expect(await way.browser.whoAmI()).toMatch(/^Clerk/);
});

const forgeries: [string, (claims: Claims) => string | undefined][] = [
  ['no algorithm', (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
  ['no algorithm, and a signature that is none', (claims) => `${encoded({ alg: 'None' })}.${encoded(claims)}.AAAA`],
  ['HS256 with the secret that we share', (claims) => authenticated(claims, clientSecret)],
  [
    'HS256 with the public key for a secret',
    (claims) => authenticated(claims, ours.publicKey.export({ type: 'spki', format: 'pem' }) as string),
  ],
  ['a foreign key under the name of the right one', (claims) => signed(claims, { alg: 'RS256', kid }, theirs.privateKey)],
  [
    'a foreign key that the token brings along',
    (claims) => signed(claims, { alg: 'RS256', jwk: theirs.publicKey.export({ format: 'jwk' }) }, theirs.privateKey),
  ],
  ['a key that nobody knows', (claims) => signed(claims, { alg: 'RS256', kid: 'another' }, theirs.privateKey)],
  ['another issuer', (claims) => signed({ ...claims, iss: 'https://evil.example' })],
  ['another audience', (claims) => signed({ ...claims, aud: 'another-app' })],
  [
    'several audiences and another party for whom it was made',
    (claims) => signed({ ...claims, aud: ['timon', 'another-app'], azp: 'another-app' }),
  ],
  ['run out', (claims) => signed({ ...claims, iat: Number(claims['iat']) - 7200, exp: Number(claims['exp']) - 7200 })],
  ['without an end', ({ exp: _exp, ...claims }) => signed(claims)],
  ['not valid yet', (claims) => signed({ ...claims, nbf: Number(claims['iat']) + 3600 })],
  ['without a nonce', ({ nonce: _nonce, ...claims }) => signed(claims)],
  ['the nonce of another sign-in', (claims) => signed({ ...claims, nonce: 'another' })],
  ['without a subject', ({ sub: _sub, ...claims }) => signed(claims)],
  ['a subject that is no text', (claims) => signed({ ...claims, sub: { $ne: '' } })],
  [
    'changed after it was signed',
    (claims) => {
      const [head, , signature] = signed({ ...claims, sub: 'eva-there' }).split('.');
      return `${head}.${encoded(claims)}.${signature}`;
    },
  ],
  ['no ID token at all', () => undefined],
];

test.each(forgeries)('a token is refused: %s', async (_what, forge) => {
  const before = await sessions();
  const way = await started();
  idToken = forge;
  await expectRefused(await back(way), way.browser, before);
});

describe('an answer is refused', () => {
  test.each([
    ['with the state of another sign-in', { state: 'another' }],
    ['from another service (mix-up)', { iss: 'https://evil.example' }],
    ['that is a refusal', { error: 'access_denied' }],
  ])('%s', async (_what, more) => {
    const before = await sessions();
    const way = await started();
    await expectRefused(await back(way, more), way.browser, before);
  });

  test('in a browser that began nothing, or whose cookie is not ours', async () => {
    const before = await sessions();
    const { state } = await started();
    const stranger = door.browser();
    await expectRefused(await back({ browser: stranger, state }), stranger, before);
    stranger.keep(['timon-oidc=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; Path=/']);
    await expectRefused(await back({ browser: stranger, state }), stranger, before);
  });

  test('the second time', async () => {
    const way = await started();
    const copy = way.browser.at(door);
    await back(way);
    expect((await back({ browser: copy, state: way.state })).text).toContain('refused=OIDC_REFUSED');
    expect(copy.cookie).toBeUndefined();
  });

  test('after more than ten minutes', async () => {
    const before = await sessions();
    const way = await started();
    door.db.clock.set(new Date(door.db.clock.now.getTime() + 11 * 60_000).toISOString());
    await expectRefused(await back(way), way.browser, before);
  });
});

test('what was forged is written down, and no part of it', async () => {
  const { rows } = await door.db.owner.query<{ log: string }>(
    `select coalesce(string_agg(l::text || coalesce(f::text, ''), ''), '') as log from timon.security_log l left join timon.security_fact f on true`,
  );
  expect(rows[0]!.log).toContain('sign-in-refused');
  for (const secret of ['eyJ', 'a code', clientSecret]) expect(rows[0]!.log).not.toContain(secret);
});
