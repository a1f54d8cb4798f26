import { countAttempt } from '../../server/kernel/http/attempts.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const at = new Date('2026-06-15T10:00:00Z');
const guess = (account: string, address: string) => countAttempt(db.owner, account, address, at);

test('an account that spells the name of another count does not add to it', async () => {
  for (let times = 0; times < 8; times += 1) {
    await guess('and address ana@example.com 192.0.2.1', `198.51.100.${times}`);
    await guess('192.0.2.1 ana@example.com', `198.51.100.${times}`);
  }
  expect(await guess('ana@example.com', '192.0.2.1')).toBeUndefined();
});

test('the addresses of one IPv6 network are one place', async () => {
  const waits: (number | undefined)[] = [];
  for (let host = 1; host <= 9; host += 1) waits.push(await guess('eva@example.com', `2001:db8::${host}`));
  expect(waits.map((wait) => wait === undefined)).toEqual([...Array.from({ length: 8 }, () => true), false]);
  expect(await guess('eva@example.com', '2001:db8:0:0:0:1::1')).toBe(900);
  expect(await guess('eva@example.com', '2001:db8:0:1::1')).toBeUndefined();
});
