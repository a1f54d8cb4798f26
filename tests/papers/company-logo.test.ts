import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { isPicture } from '../../server/kernel/work/print/picture.js';
import { purgeFiles } from '../../server/kernel/work/purge-files.js';
import { givenCustomer, givenOrder, givenProduct } from '../sales/given-sales.js';
import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { printed } from './support/print.js';

/** Two pixels. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let db: TestDatabase;
let cast: Cast;
let head: Principal;
let folder: string;
beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'timon-logo-'));
  Object.assign(db.kernel.settings, { dataFolder: folder });
  cast = await Cast.of(db);
  head = await cast.head();
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const set = async (who: Principal, image: string | null) => {
  const { rows } = await db.owner.query<{ version: number }>('select version from company where id = $1', [cast.companyId]);
  const text = `mutation ($company: ID!, $version: Int!, $image: String) { setCompanyLogo(company: $company, version: $version, image: $image) }`;
  return ask(db, who, text, { company: cast.companyId, version: rows[0]!.version, image });
};

test('the logo stands on every paper from then on, as long as it is wanted', async () => {
  const product = await givenProduct(db, 'DESK');
  const order = await givenOrder(db, head, await givenCustomer(db, 'Smith'), [{ product }]);
  const pictures = async () =>
    (await printed(db, head, { paper: { record: 'SalesOrder', id: order.id } })).bytes.toString('latin1').split('/Subtype /Image').length -
    1;
  expect(await pictures()).toBe(0);
  expect((await set(head, png)).errors).toEqual([]);
  db.clock.set('2026-07-15T10:00:00.000Z');
  await purgeFiles(db.kernel);
  expect(await pictures()).toBeGreaterThan(0);
  expect((await set(head, null)).errors).toEqual([]);
  expect(await pictures()).toBe(0);
});

test('what is no picture is refused, and whoever may not change the company knows nothing of it', async () => {
  expect((await set(head, Buffer.from('<svg/>').toString('base64'))).errors[0]!.fields).toEqual({ image: 'BAD_FORMAT' });
  expect((await set(head, Buffer.alloc(151 * 1024, 1).toString('base64'))).errors[0]!.fields).toEqual({ image: 'TOO_LARGE' });
  expect((await set(await cast.clerk('sales', 'North'), png)).errors).toHaveLength(1);
});

test('a picture that would unfold beyond measure is none', () => {
  const bytes = Buffer.from(png, 'base64');
  expect(isPicture(bytes)).toBe(true);
  bytes.writeUInt32BE(20_000, 16);
  expect(isPicture(bytes)).toBe(false);
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 7, 1, 1, 0x11, 0]);
  expect(isPicture(jpeg)).toBe(true);
  expect(isPicture(jpeg.subarray(0, 12))).toBe(false);
});
