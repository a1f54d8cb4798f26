import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

const compressible = /^(text|application\/(json|manifest|wasm)|image\/svg)/;
/** The bundler names a file after its content, so such a file never changes. */
const hashedName = /-[\w-]{8,}\.\w+$/;

/** No script but our own, no frame around us; the bundle sets styles as it runs and its editor works in workers. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

interface StoredFile {
  readonly modified: number;
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Buffer | undefined;
}

/** The back office as it was bundled. What is no file is a place inside it, and gets its first page. */
export class StaticFiles {
  private readonly stored = new Map<string, StoredFile>();

  constructor(private readonly folder: string) {}

  get exists(): boolean {
    return existsSync(join(this.folder, 'index.html'));
  }

  serve(path: string, request: IncomingMessage, response: ServerResponse): void {
    const file = this.find(path) ?? (extname(path) === '' ? this.find('/index.html') : undefined);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
      response.end(this.exists ? 'There is nothing here.\n' : 'The back office is not built yet: run npm run build.\n');
      return;
    }
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? file.packed : undefined;
    const body = packed ?? file.plain;
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      'cache-control': hashedName.test(path) && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(packed && { 'content-encoding': 'gzip' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  private find(path: string): StoredFile | undefined {
    const name = join(this.folder, normalize(path));
    if (!name.startsWith(`${this.folder}/`) || name.includes('\0')) return undefined;
    const facts = statSync(name, { throwIfNoEntry: false });
    if (!facts?.isFile()) return undefined;
    const known = this.stored.get(name);
    if (known?.modified === facts.mtimeMs) return known;
    const plain = readFileSync(name);
    const type = mediaTypes[extname(name)] ?? 'application/octet-stream';
    const packed = compressible.test(type) && plain.length > 1_000 ? gzipSync(plain, { level: 9 }) : undefined;
    const file = { modified: facts.mtimeMs, type, plain, packed };
    this.stored.set(name, file);
    return file;
  }
}
