import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createGunzip, createGzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One entry of an archive that is being read; its content must be read before the next entry is asked for. */
export interface ArchiveEntry {
  name: string;
  size: number;
  content: () => AsyncGenerator<Buffer>;
}

const block = 512;
const endOfArchive = Buffer.alloc(2 * block);

/** Writes a gzipped tar file, which any tar can list and unpack. It bears its name only once it is whole and on disk. */
export class ArchiveWriter {
  private readonly partial: string;
  private readonly gzip = createGzip({ level: 3 });
  private readonly written: Promise<void>;

  constructor(private readonly file: string) {
    this.partial = `${file}.partial`;
    // A full disk ends the output; the next write then fails instead of waiting for room.
    this.written = pipeline(this.gzip, createWriteStream(this.partial, { mode: 0o600 }));
    this.written.catch(() => {});
  }

  async add(name: string, content: Buffer): Promise<void> {
    await this.write(header(name, content.length));
    await this.write(content);
    await this.write(padding(content.length));
  }

  async addStream(name: string, size: number, content: AsyncIterable<Buffer>): Promise<void> {
    await this.write(header(name, size));
    let seen = 0;
    for await (const part of content) {
      seen += part.length;
      await this.write(part);
    }
    if (seen !== size) throw new Error(`${name} changed while it was copied`);
    await this.write(padding(size));
  }

  async finish(): Promise<void> {
    await this.write(endOfArchive);
    this.gzip.end();
    await this.written;
    const handle = await open(this.partial, 'r');
    await handle.sync();
    await handle.close();
    await rename(this.partial, this.file);
  }

  async abandon(): Promise<void> {
    this.gzip.destroy();
    await this.written.catch(() => {});
    await rm(this.partial, { force: true });
  }

  private async write(part: Buffer): Promise<void> {
    if (part.length === 0) return;
    if (this.gzip.destroyed) await this.written;
    if (!this.gzip.write(part)) await Promise.race([once(this.gzip, 'drain'), this.written]);
  }
}

/** The entries of an archive in order. A damaged or cut-off file ends in an error, never in a short answer. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const bytes = new ByteQueue(source.pipe(gunzip));
  try {
    for (;;) {
      const head = await bytes.take(block);
      if (head.every((byte) => byte === 0)) return;
      const { name, size } = parseHeader(head);
      let left = size;
      async function* content(): AsyncGenerator<Buffer> {
        while (left > 0) {
          const part = await bytes.some(left);
          left -= part.length;
          yield part;
        }
      }
      yield { name, size, content };
      while (left > 0) left -= (await bytes.some(left)).length;
      await bytes.take(padding(size).length);
    }
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

/** Hands out exact lengths from a stream that comes in pieces of its own. */
class ByteQueue {
  private rest: Buffer = Buffer.alloc(0);
  private readonly parts: AsyncIterator<Buffer>;

  constructor(stream: Readable) {
    this.parts = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async some(most: number): Promise<Buffer> {
    if (this.rest.length === 0) {
      const next = await this.parts.next();
      if (next.done) throw new Error('the archive ends too early');
      this.rest = next.value;
    }
    const part = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0; left -= parts.at(-1)?.length ?? 0) parts.push(await this.some(left));
    return Buffer.concat(parts);
  }
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`"${name}" is too long a name for an archive`);
  const head = Buffer.alloc(block);
  head.write(name, 0);
  head.write('0000600\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('        0', 148);
  head.write('ustar\x0000', 257);
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

function parseHeader(head: Buffer): { name: string; size: number } {
  const stated = Number.parseInt(head.toString('latin1', 148, 154), 8);
  const blanked = Buffer.from(head);
  blanked.fill(' ', 148, 156);
  if (stated !== sumOf(blanked)) throw new Error('the archive is damaged');
  const end = head.indexOf(0);
  return {
    name: head.toString('utf8', 0, Math.min(end < 0 ? 100 : end, 100)),
    size: Number.parseInt(head.toString('latin1', 124, 135), 8),
  };
}

const sumOf = (head: Buffer): number => head.reduce((sum, byte) => sum + byte, 0);

const padding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block);
