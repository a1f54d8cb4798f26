import { HttpError } from 'react-admin';

interface WireError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly facts?: Record<string, unknown>; readonly fields?: Record<string, string> };
}

/** What the server said no to, and why, in the caller's language. */
export class Refusal extends HttpError {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Reason codes by the path of the field they belong to. */
  readonly fields: Readonly<Record<string, string>>;

  constructor({ message, extensions }: WireError) {
    const { code = 'INTERNAL', facts = {}, fields = {} } = extensions ?? {};
    super(message, statusByCode[code] ?? 400, {});
    // HttpError makes itself the prototype of whatever extends it.
    Object.setPrototypeOf(this, new.target.prototype);
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}

/** react-admin signs out on 401 and shows its own page on 403 and 404. */
const statusByCode: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INTERNAL: 500 };

/** The refusal inside whatever Apollo or react-admin wrapped around it. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const wrapped = error as { graphQLErrors?: readonly WireError[]; body?: Refusal | { graphQLErrors?: readonly WireError[] } } | undefined;
  if (wrapped?.body instanceof Refusal) return wrapped.body;
  const first = (wrapped?.graphQLErrors ?? wrapped?.body?.graphQLErrors)?.[0];
  return first && new Refusal(first);
}

/** No answer came at all. The message is a key of our texts, since the browser's own words are in its own language. */
export const unreachable = (): HttpError => new HttpError('timon.message.unreachable', 503);

/** A file that ended before its end: nothing of it is kept. */
export const brokenOff = (): HttpError => new HttpError('timon.message.brokenOff', 503);

/** What is not there and what is not mine to see are one answer. */
export const recordNotFound = (): Refusal => new Refusal({ message: 'timon.message.recordNotFound', extensions: { code: 'NOT_FOUND' } });
