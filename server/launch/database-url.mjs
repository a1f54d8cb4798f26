import { Refusal } from './refusal.mjs';

const oldestServed = 15;

/**
 * Tries the PostgreSQL that DATABASE_URL names, so that a wrong one is told apart before anything starts.
 * @param {string} url
 */
export async function checkDatabaseUrl(url) {
  const place = placeOf(url);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major",
    );
    if (rows[0].major < oldestServed) {
      throw new Refusal(
        `DATABASE_URL leads to PostgreSQL ${rows[0].version} and Timón needs ${oldestServed} or newer: upgrade that server, or leave DATABASE_URL out to use the embedded one.`,
      );
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(reasonOf(/** @type {Error & { code?: string }} */ (error), place));
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {string} url */
function placeOf(url) {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error('another protocol');
    return {
      host: `${hostname || 'localhost'}:${port || 5432}`,
      database: decodeURIComponent(pathname.slice(1)),
      user: decodeURIComponent(username),
    };
  } catch {
    throw new Refusal('DATABASE_URL is not the address of a PostgreSQL: write it as postgresql://user:password@host:5432/database.');
  }
}

/**
 * @param {Error & { code?: string }} error
 * @param {{ host: string, database: string, user: string }} place
 */
function reasonOf(error, { host, database, user }) {
  const end = 'correct DATABASE_URL, or leave it out to use the embedded PostgreSQL.';
  switch (error.code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${host}: start it or ${end}`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host in DATABASE_URL (${host}) is not known: ${end}`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${host} does not let user "${user}" in (wrong name, password or pg_hba.conf): ${end}`;
    case '3D000':
      return `PostgreSQL at ${host} has no database "${database}": create it or ${end}`;
    case '42501':
      return `User "${user}" may not connect to database "${database}" at ${host}: grant it, or ${end}`;
    case '53300':
      return `PostgreSQL at ${host} has no connection left: raise its max_connections or close some clients.`;
    case '57P03':
      return `PostgreSQL at ${host} is still starting up: wait a moment and start again.`;
    default:
      return `PostgreSQL at ${host} could not be used (${error.message.trim() || error.code}): ${end}`;
  }
}
