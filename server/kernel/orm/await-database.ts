import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '../refusal.js';

const patienceMs = 15_000;
const oldestMajor = 15;

/** Waits until the database answers, for it may be starting too. What waiting cannot mend is said at once. */
export async function awaitDatabase(name: string, url: string): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await requireDatabase(name, url);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const sentence = hopeless(name, url, error);
      if (sentence) throw new Refusal(sentence);
      if (Date.now() > giveUpAt) throw new Refusal(`No database answers at ${placeOf(url)}: start PostgreSQL there, or correct ${name}.`);
      await delay(250);
    }
  }
}

async function requireDatabase(name: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
    );
    const { number, version } = rows[0]!;
    if (Math.floor(Number(number) / 10_000) < oldestMajor) {
      throw new Refusal(
        `${name} leads to PostgreSQL ${version}, and Timón needs ${oldestMajor} or newer: upgrade it, or leave ${name} out to use the one that comes along.`,
      );
    }
  } finally {
    await client.end();
  }
}

function hopeless(name: string, url: string, error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (code === '28P01' || code === '28000')
    return `The database at ${placeOf(url)} does not accept this user and password: correct ${name}.`;
  if (code === '3D000') return `There is no database ${databaseOf(url)} at ${placeOf(url)}: create it with createdb, or correct ${name}.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no host ${new URL(url).hostname}: correct ${name}.`;
  if (code === '42501') return `The user of ${name} may not connect to ${databaseOf(url)}: grant it CONNECT, or correct ${name}.`;
  if (/does not support SSL|SASL|certificate/i.test(message))
    return `The database at ${placeOf(url)} cannot be reached as ${name} says (${message}): correct its user, password or sslmode.`;
  return undefined;
}

const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'of that name';

function placeOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? (hostname || 'localhost')}:${searchParams.get('port') ?? (port || '5432')}`;
}
