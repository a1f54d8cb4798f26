import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';

const ivBytes = 12;
const tagBytes = 16;
const markBytes = 16;

/** What the key of this installation is for. Each use has a key of its own, so that nothing made for one passes for another. */
export type VaultUse = 'totp' | 'oidc' | 'challenge' | 'recognition';

/** Seals what has to be read again and marks what has to be known again. The key lies outside the database and its backups. */
export class Vault {
  private readonly keys = new Map<VaultUse, Buffer>();

  constructor(private readonly secret: string | Buffer) {}

  /** Under the key that is given, or the one of the data folder, which is made when there is none. */
  static open(given: string | undefined, dataFolder: string): Vault {
    return new Vault(given ?? keyIn(dataFolder));
  }

  /** Readable only together with `owner`: moved to another row it does not open. */
  seal(use: VaultUse, owner: string, plain: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(use), iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Nothing when it was sealed under another key, for another owner, or not by us. */
  unseal(use: VaultUse, owner: string, sealed: Buffer): string | undefined {
    if (sealed.length < ivBytes + tagBytes) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(use), sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(owner))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  mark(use: VaultUse, content: Buffer): Buffer {
    return createHmac('sha256', this.keyFor(use)).update(content).digest().subarray(0, markBytes);
  }

  isMarked(use: VaultUse, content: Buffer, mark: Buffer): boolean {
    return mark.length === markBytes && timingSafeEqual(this.mark(use, content), mark);
  }

  private keyFor(use: VaultUse): Buffer {
    const known = this.keys.get(use) ?? Buffer.from(hkdfSync('sha256', this.secret, 'timon', use, 32));
    this.keys.set(use, known);
    return known;
  }
}

/** Two processes that start at the same moment end up with the same key: the file appears whole, and once. */
function keyIn(folder: string): Buffer {
  const file = join(folder, 'secret.key');
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    throw new Refusal(
      `The key in ${file} can be neither read nor made (${(error as Error).message}): let this user write there, or set TIMON_SECRET_KEY.`,
    );
  }
}
