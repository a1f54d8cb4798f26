import type { IncomingMessage } from 'node:http';
import { BadRequest } from './http.errors.js';

export const mostBodyBytes = 256 * 1024;

/** The JSON object a request carries. Stops reading where it becomes too large. */
export function readBody(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes) return reject(tooLarge());
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostBodyBytes) {
        request.removeAllListeners('data');
        request.resume();
        reject(tooLarge());
      } else parts.push(part);
    });
    request.on('end', () => {
      try {
        resolve(parse(parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Buffer): unknown {
  let body: unknown;
  try {
    body = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new BadRequest('BAD_REQUEST');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new BadRequest('BAD_REQUEST');
  return body;
}

const tooLarge = () => new BadRequest('TOO_LARGE', { most: mostBodyBytes / 1024 });
