import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { BadRequest } from './http.errors.js';

export const mostBodyBytes = 256 * 1024;

export interface RequestBody {
  readonly content: object;
  /** Characters are spelt out in it: only so can a NUL or half a surrogate pair come along. */
  readonly hasEscapes: boolean;
}

/** The JSON object a request carries. Stops reading where it becomes too large. */
export function readBody(request: IncomingMessage): Promise<RequestBody> {
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

function parse(bytes: Buffer): RequestBody {
  const text = bytes.toString('utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new BadRequest('BAD_REQUEST');
  }
  if (content === null || typeof content !== 'object' || Array.isArray(content) || !isUtf8(bytes)) throw new BadRequest('BAD_REQUEST');
  return { content, hasEscapes: text.includes('\\u') };
}

const tooLarge = () => new BadRequest('TOO_LARGE', { most: mostBodyBytes / 1024 });
