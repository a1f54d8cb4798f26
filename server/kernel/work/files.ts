import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidInput } from '../errors.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';

export interface StoredFile {
  /** SHA-256 of the content, in hexadecimal: the same content is stored once. */
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
}

/** The one store for files, in the data folder and so inside every backup. A file is named after its content and never changes. */
export class FileStore {
  constructor(
    private readonly kernel: Kernel,
    private readonly mostBytes = 100 * 1024 * 1024,
  ) {}

  /** Takes a file in: it stands under its name only once it is whole, so a crash leaves no half of one. */
  async put(content: Readable, mediaType: string): Promise<StoredFile> {
    const incoming = join(this.folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    const unfinished = join(incoming, randomUUID());
    try {
      const { hash, size } = await this.receive(content, unfinished);
      const home = this.pathOf(hash);
      await mkdir(join(home, '..'), { recursive: true });
      // The row first: while files that nobody names are taken away, this waits until they are gone.
      await this.enter(hash, size, mediaType);
      await rename(unfinished, home);
      return { hash, size, mediaType };
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async find(hash: string): Promise<StoredFile | undefined> {
    const [row] = await asFacts(this.kernel.pool, async (client) => {
      const question = `select size::float8 as size, media_type as "mediaType" from timon.file where hash = decode($1, 'hex')`;
      return (await client.query<{ size: number; mediaType: string }>(question, [hash])).rows;
    });
    if (!row) return undefined;
    await access(this.pathOf(hash));
    return { hash, ...row };
  }

  open(hash: string): ReadStream {
    return createReadStream(this.pathOf(hash));
  }

  /** Takes the content away, once no row speaks of it. */
  remove(hash: string): Promise<void> {
    return rm(this.pathOf(hash), { force: true });
  }

  private async receive(content: Readable, path: string): Promise<{ hash: string; size: number }> {
    const digest = createHash('sha256');
    const { mostBytes } = this;
    let size = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        digest.update(chunk);
        if (size > mostBytes) done(new InvalidInput({ file: 'TOO_LARGE' }));
        else done(null, chunk);
      },
    });
    await pipeline(content, measured, createWriteStream(path, { flags: 'wx', flush: true }));
    return { hash: digest.digest('hex'), size };
  }

  private async enter(hash: string, size: number, mediaType: string): Promise<void> {
    await asFacts(this.kernel.pool, (client) =>
      client.query(
        `insert into timon.file (hash, size, media_type, at) values (decode($1, 'hex'), $2, $3, $4) on conflict (hash) do update set at = excluded.at`,
        [hash, size, mediaType, this.kernel.clock()],
      ),
    );
  }

  private get folder(): string {
    return join(this.kernel.settings.dataFolder, 'files');
  }

  /** Two letters a folder, so that none grows too long to list. */
  private pathOf(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash);
  }
}
