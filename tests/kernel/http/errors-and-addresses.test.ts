import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import pg from 'pg';
import type { Logger } from 'pino';
import '../../../server/kernel/texts.en.js';
import '../../../server/kernel/texts.es.js';
import { NotFound } from '../../../server/kernel/errors.js';
import { formatError } from '../../../server/kernel/graphql/error-format.js';
import { withoutValues } from '../../../server/kernel/graphql/without-values.js';
import { clientAddress } from '../../../server/kernel/http/client-address.js';
import { sessionCookie } from '../../../server/kernel/http/session-cookie.js';

const logged: unknown[] = [];
const log = { error: (facts: unknown) => logged.push(facts) } as unknown as Logger;
const told = (cause: Error, language: 'en' | 'es' = 'en') =>
  formatError(new GraphQLError('x', { originalError: cause, path: ['party'] }), { language, requestId: 'r1' }, log);

describe('an error', () => {
  test('that is a refusal speaks the language of the caller', () => {
    expect(told(new NotFound('Party', 'p1'), 'es')).toEqual({
      message: 'No existe ese registro o no le corresponde verlo. Revise el enlace o pregunte a quien se lo dio.',
      path: ['party'],
      extensions: { code: 'NOT_FOUND', facts: { record: 'Party', id: 'p1' } },
    });
  });

  test('that is a fault shows its number, and the log has the rest', () => {
    const { message, extensions } = told(new Error('relation "party" does not exist at select * from party'));
    const { faultId } = extensions!['facts'] as { faultId: string };
    expect(extensions).toEqual({ code: 'INTERNAL', facts: { faultId } });
    expect(message).not.toMatch(/party|select/);
    expect(logged.at(-1)).toMatchObject({ faultId, requestId: 'r1' });
  });

  test.each([
    ['57014', 'TIMEOUT'],
    ['22003', 'INVALID_INPUT'],
    ['53300', 'OVERLOADED'],
    ['23505', 'INTERNAL'],
  ])('of PostgreSQL, %s, is %s', (state, code) => {
    const cause = Object.assign(new pg.DatabaseError('canceling statement', 0, 'error'), { code: state });
    expect(told(cause).extensions!['code']).toBe(code);
  });
});

describe('a message of graphql-js repeats no value', () => {
  test.each([
    [
      'Variable "$f" got invalid value "4; Expected type "X".; x" at "f.total.gt"; Expected type "Money": an amount.',
      'Variable "$f" got an invalid value at "f.total.gt"; Expected type "Money": an amount.',
    ],
    [
      'Variable "$n" got invalid value "secret"; Int cannot represent non-integer value: "secret"',
      'Variable "$n" got an invalid value; Int cannot represent non-integer value.',
    ],
    [
      'Variable "$s" got invalid value "secret"; Value "secret" does not exist in "PartyKind" enum.',
      'Variable "$s" got an invalid value; This value does not exist in "PartyKind" enum.',
    ],
    [
      'Variable "$i" got invalid value { secret: 1 }; Field "secret" is not defined by type "I". Did you mean "secrets"?',
      'Variable "$i" got an invalid value; Field "secret" is not defined by type "I".',
    ],
    ['String cannot represent a non string value: 12345', 'String cannot represent a non string value.'],
    ['Cannot query field "x" on type "Party". Did you mean "salary"?', 'Cannot query field "x" on type "Party".'],
  ])('%s', (message, shown) => expect(withoutValues(message)).toBe(shown));
});

describe('the address of a client', () => {
  const proxies = new BlockList();
  proxies.addSubnet('10.0.0.0', 8, 'ipv4');
  const from = (remoteAddress: string, forwarded?: string) =>
    clientAddress({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage, proxies);

  test.each([
    ['whoever connects', '203.0.113.9', undefined, '203.0.113.9'],
    ['not what a stranger claims', '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['what our proxy says', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['the nearest that is no proxy of ours', '::ffff:10.0.0.1', '1.1.1.1, 192.0.2.1, 10.2.3.4', '192.0.2.1'],
    ['the proxy, when what it says is no address', '10.0.0.1', 'unknown', '10.0.0.1'],
  ])('is %s', (_what, nearest, forwarded, address) => expect(from(nearest, forwarded)).toBe(address));
});

test('a cookie is read by its whole name, and only in the form we give it', () => {
  const token = 'a'.repeat(43);
  const cookie = sessionCookie(true);
  expect(cookie.read(`x=1; __Host-timon=${token}; y=2`)).toBe(token);
  for (const header of [undefined, `timon=${token}`, `x__Host-timon=${token}`, `__Host-timon=${token}a`, '__Host-timon=short'])
    expect(cookie.read(header)).toBeUndefined();
});
