import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteForeignKey } from '../../server/kernel/http/foreign-key.js';
import { Vault } from '../../server/kernel/http/vault.js';
import { Cast } from '../support/cast.js';
import { Door } from './support/door.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'timon-vault-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what is sealed opens under the same key, for the same owner and use, and not after a byte has changed', () => {
  const vault = new Vault('one key');
  const sealed = vault.seal('totp', 'ana', 'JBSWY3DPEHPK3PXP');
  expect(sealed.toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP');
  expect(new Vault('one key').unseal('totp', 'ana', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(vault.seal('totp', 'ana', 'JBSWY3DPEHPK3PXP')).not.toEqual(sealed);
  expect(new Vault('another key').unseal('totp', 'ana', sealed)).toBeUndefined();
  expect(vault.unseal('totp', 'eva', sealed)).toBeUndefined();
  expect(vault.unseal('oidc', 'ana', sealed)).toBeUndefined();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(vault.unseal('totp', 'ana', changed)).toBeUndefined();
  }
  for (const short of [0, 1, 27, 28]) expect(vault.unseal('totp', 'ana', sealed.subarray(0, short))).toBeUndefined();
});

test('the key of the data folder is made once, for its owner’s eyes alone, and not where one is given', () => {
  const first = Vault.open(undefined, folder);
  const sealed = first.seal('totp', 'ana', 'secret');
  expect(Vault.open(undefined, folder).unseal('totp', 'ana', sealed)).toBe('secret');
  const file = join(folder, 'secret.key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  expect(Vault.open('a key that is given, and long enough', folder).unseal('totp', 'ana', sealed)).toBeUndefined();
});

test('a server with another key says so once there is something that it cannot open', async () => {
  const door = await Door.open();
  const [former, present] = [new Vault('the former key'), new Vault('the present key')];
  const { pool } = door.gate;
  expect(await noteForeignKey(door.db.kernel, pool, former)).toBeUndefined();
  expect(await noteForeignKey(door.db.kernel, pool, present)).toBeUndefined();
  const cast = await Cast.of(door.db);
  await door.giveAccount(await cast.clerk('sales'), 'ana@example.com');
  const browser = door.browser();
  await browser.signIn('ana@example.com');
  await browser.addApp();
  expect(await noteForeignKey(door.db.kernel, pool, present)).toBeUndefined();
  expect(await noteForeignKey(door.db.kernel, pool, former)).toMatch(/under which 1 authenticator apps were set up: bring the former/);
  await door.close();
});
