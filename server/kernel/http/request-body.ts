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
export function readBody(request: IncomingMessage, of: 'operation' | 'export' = 'operation'): Promise<RequestBody> {
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
        resolve(parse(parts.length === 1 ? parts[0]! : Buffer.concat(parts), of));
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
  });
}

function parse(bytes: Buffer, of: 'operation' | 'export'): RequestBody {
  const text = bytes.toString('utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new BadRequest('BAD_REQUEST');
  }
  if (!isObject(content) || (of === 'operation' && !isRequest(content)) || !isUtf8(bytes)) throw new BadRequest('BAD_REQUEST');
  return { content, hasEscapes: text.includes('\\u') };
}

/** Apollo would look at the same, and say it in English only. */
const isRequest = ({ query, variables, operationName, extensions }: Readonly<Record<string, unknown>>): boolean =>
  typeof query === 'string' &&
  query !== '' &&
  [variables, extensions].every((given) => given === undefined || given === null || isObject(given)) &&
  (operationName === undefined || operationName === null || typeof operationName === 'string');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = () => new BadRequest('TOO_LARGE', { most: mostBodyBytes / 1024 });
