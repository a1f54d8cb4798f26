import { hash, verify } from '@node-rs/argon2';

/** What OWASP asks of argon2id (2 in the library's list, whose constants do not outlive compilation): 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing takes a core each: more at once would starve everyone else's requests. */
const atOnce = 2;
const mostWaiting = 50;

let running = 0;
const waiting: (() => void)[] = [];

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), cost));

/** Compares against a made-up hash when there is none, so that an unknown account takes as long as a known one. */
export async function isPassword(stored: string | undefined, given: string): Promise<boolean> {
  const matches = await inTurn(async () => verify(stored ?? (await nobody()), normal(given)));
  return matches && stored !== undefined;
}

/** The same characters typed on another keyboard may arrive composed differently. */
const normal = (password: string): string => password.normalize('NFKC');

let nobodysHash: Promise<string> | undefined;
const nobody = (): Promise<string> => (nobodysHash ??= hash('nobody has this password', cost));

/** Prepares the made-up hash, so that not even the first unknown account is told apart by time. */
export const warmUpPasswords = async (): Promise<void> => void (await nobody());

/** Raised when too many people sign in at the same moment. */
export class TooManyWaiting extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new TooManyWaiting('Too many passwords are being checked.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
