import { Asking } from './asking.js';
import { brokenPromises } from './broken-promises.js';
import { makeOutages, type Outages } from './outages.js';
import { SoakClient } from './soak-client.js';
import { makeSoakCompany } from './soak-company.js';
import { SoakDatabase } from './soak-database.js';
import { SoakJournal } from './soak-journal.js';
import { SoakServers } from './soak-servers.js';

export interface SoakSize {
  readonly seed: number;
  readonly operations: number;
  readonly clients: number;
  readonly servers: number;
  readonly kill: boolean;
}

export interface SoakResult {
  readonly report: string;
  /** What is wrong, a sentence for each. */
  readonly wrong: readonly string[];
}

/** A random day of many people at several servers, with or without outages; then everything that has to hold is held against the database. */
export async function runSoak(size: SoakSize, note: (text: string) => void): Promise<SoakResult> {
  note('starting a PostgreSQL of its own');
  const database = await SoakDatabase.start();
  try {
    note('founding a company');
    const company = await makeSoakCompany(database.url, database.dataFolder, size.seed, size.clients);
    note(`starting ${size.servers} servers`);
    const servers = await SoakServers.start(size.servers, database.url, database.dataFolder);
    const journal = new SoakJournal();
    try {
      const clients: SoakClient[] = [];
      for (const [at, person] of company.people.entries()) {
        clients.push(new SoakClient(`${size.seed}-${at}`, person, company, await Asking.signIn(servers.ports, person, at), journal));
      }
      const started = performance.now();
      const outages = await aDay(clients, size, servers, database, journal, note);
      const seconds = (performance.now() - started) / 1000;
      const fallen = servers.fallen.map((port) => `The server at port ${port} ended by itself.`);
      const complaints = journal.faults.length > 0 ? servers.complaints.slice(-5).map((line) => `A server wrote: ${line}`) : [];
      await servers.stop();
      note('looking for broken promises');
      const broken = await brokenPromises(database.url, database.dataFolder, journal);
      return { report: told(journal, seconds, outages), wrong: [...journal.faults, ...complaints, ...fallen, ...broken] };
    } finally {
      await servers.stop();
    }
  } finally {
    await database.remove();
  }
}

async function aDay(
  clients: readonly SoakClient[],
  { seed, operations, kill }: SoakSize,
  servers: SoakServers,
  database: SoakDatabase,
  journal: SoakJournal,
  note: (text: string) => void,
): Promise<Outages> {
  let ended = false;
  const isOver = () => ended || journal.size >= operations || journal.faults.length >= mostFaults;
  const hasBegun = () => journal.size >= operations / 10;
  const progress = setInterval(() => note(`${journal.size} of ${operations} operations`), 10_000);
  const outages = kill ? makeOutages(seed, servers, database, hasBegun, isOver, note) : Promise.resolve(noOutages);
  try {
    await Promise.all([outages, ...clients.map((client) => client.work(isOver))]);
    return await outages;
  } finally {
    ended = true;
    clearInterval(progress);
  }
}

/** A day that goes this wrong need not go on. */
const mostFaults = 50;
const noOutages: Outages = { serversKilled: 0, databaseRestarts: 0, databaseKills: 0 };

function told(journal: SoakJournal, seconds: number, { serversKilled, databaseRestarts, databaseKills }: Outages): string {
  const again = journal.lines.filter(({ sent }) => sent > 1).length;
  return [
    journal.table(),
    '',
    `${journal.size} operations in ${seconds.toFixed(1)} s, ${(journal.size / seconds).toFixed(1)} per second: ${journal.count('done')} done, ${journal.count('refused')} refused, ${journal.count('fault')} faults.`,
    `Servers killed: ${serversKilled}. PostgreSQL killed: ${databaseKills}, restarted: ${databaseRestarts}. Requests that were sent again: ${again}.`,
  ].join('\n');
}
