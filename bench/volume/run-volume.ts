import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../server/config.js';
import { hashPassword } from '../../server/kernel/http/password.js';
import { openKernel } from '../../server/kernel/open-kernel.js';
import { startTasks } from '../../server/kernel/work/at-start.js';
import { loadModules } from '../../server/wiring.js';
import { companyId, directorId, loadCompany, openAccount } from '../load-company.js';
import { startCluster } from '../run-bench.js';
import { dataOf, startServers, timonEnvironment, type Servers } from '../servers.js';
import { bookYears, loadBooks } from './load-books.js';
import { loadGoods, wantedProduct } from './load-goods.js';
import { requireRawSums, type TrialBalanceAnswer } from './raw-sums.js';

export const volumeNames = ['l', 'm'] as const;
export type VolumeName = (typeof volumeNames)[number];

export interface VolumeSize {
  readonly journalLines: number;
  readonly openMoves: number;
}

export const fullVolume: VolumeSize = { journalLines: 10_000_000, openMoves: 100_000 };
export const quickVolume: VolumeSize = { journalLines: 1_000_000, openMoves: 10_000 };

/** What one question took over HTTP, asked by one client when everything is warm. */
export interface Answered {
  readonly name: VolumeName;
  readonly title: string;
  readonly medianMs: number;
  /** Left out where it is told beside the one that counts. */
  readonly mostMs?: number;
}

const rounds = 41;

/** Questions about much: a database of its own with long books and a product that everybody wants. */
export async function runVolume(size: VolumeSize, names: readonly VolumeName[], note: (text: string) => void): Promise<Answered[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'timon-volume-'));
  note('starting a PostgreSQL of its own');
  const cluster = await startCluster();
  const owner = new pg.Client({ connectionString: cluster.url });
  try {
    await owner.connect();
    const { runtimeUrl, warehouse } = await prepare(cluster.url, owner, dataFolder, size, names, note);
    const servers = await startServers({ ownerUrl: cluster.url, runtimeUrl, dataFolder }, ['timon']);
    try {
      const answered: Answered[] = [];
      if (names.includes('l')) answered.push(...(await trialBalances(servers, owner, size, note)));
      if (names.includes('m')) answered.push(await promise(servers, owner, warehouse, size, note));
      return answered;
    } finally {
      await servers.stop();
    }
  } finally {
    await owner.end();
    await cluster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function prepare(
  ownerUrl: string,
  owner: pg.Client,
  dataFolder: string,
  { journalLines, openMoves }: VolumeSize,
  names: readonly VolumeName[],
  note: (text: string) => void,
): Promise<{ runtimeUrl: string; warehouse: string }> {
  const { kernel, runtimeUrl, close } = await openKernel(readConfig(timonEnvironment({ ownerUrl, dataFolder })), await loadModules());
  try {
    const runTasks = async () => {
      for (const task of startTasks()) await task.run(kernel);
    };
    await runTasks();
    await loadCompany(ownerUrl, { parties: 1_000, products: 50, orders: 100, depth: 0, alternations: 0, windowMs: 0 }, () => undefined);
    await owner.query(
      `insert into "grant" (id, position, employee_id, company_id, domain, level, pay, margin, bank, secret, personal)
         select gen_random_uuid(), 100, $1, $2, domain, 6, false, false, false, false, false from unnest(array['accounting', 'warehouse']) domain`,
      [directorId, companyId],
    );
    await runTasks();
    if (names.includes('l')) await loadBooks(kernel, owner, journalLines, note);
    const warehouse = names.includes('m') ? await loadGoods(kernel, owner, openMoves, note) : '';
    await openAccount(ownerUrl, await hashPassword('a lead of one department'));
    return { runtimeUrl, warehouse };
  } finally {
    await close();
  }
}

/** Over whole years the sums of periods answer; days within a month bring the lines of that month in. */
async function trialBalances(
  servers: Servers,
  owner: pg.Client,
  { journalLines }: VolumeSize,
  note: (text: string) => void,
): Promise<Answered[]> {
  const query = `query ($company: ID!, $from: Date!, $to: Date!) { trialBalance(company: $company, from: $from, to: $to) {
    rows { account { id code name } opening debit credit closing } opening debit credit closing } }`;
  const [first, last] = [bookYears[0], bookYears.at(-1)!];
  const whole = { from: `${first}-01-01`, to: `${last}-12-31` };
  const cut = { from: `${first}-03-15`, to: `${last}-10-17` };
  const answered: Answered[] = [];
  for (const [days, title] of [
    [whole, `trial balance, ${journalLines.toLocaleString('en')} lines, five years`],
    [cut, 'the same between two days within months'],
  ] as const) {
    const target = servers.seeingAll(() => JSON.stringify({ query, variables: { company: companyId, ...days } }));
    note(`(l) ${title}: held against the raw sums`);
    await requireRawSums(owner, days, (await dataOf(target)) as TrialBalanceAnswer);
    answered.push({ name: 'l', title, medianMs: await medianOf(() => dataOf(target)), ...(days === whole && { mostMs: 200 }) });
  }
  return answered;
}

async function promise(
  servers: Servers,
  owner: pg.Client,
  warehouse: string,
  { openMoves }: VolumeSize,
  note: (text: string) => void,
): Promise<Answered> {
  const title = `promise date, ${openMoves.toLocaleString('en')} open moves`;
  note(`(m) ${title}`);
  const { rows } = await owner.query('select from timon.goods_due_difference');
  if (rows.length > 0) throw new Error('(m) What is due is not what the open lines come to.');
  const query = `query ($product: ID!, $warehouse: ID!) { stockPromise(product: $product, warehouse: $warehouse, quantity: "25") { inFullOn parts { on quantity } } }`;
  const target = servers.seeingAll(() => JSON.stringify({ query, variables: { product: wantedProduct, warehouse } }));
  const { stockPromise } = (await dataOf(target)) as { stockPromise?: { inFullOn: string | null } };
  if (!stockPromise?.inFullOn) throw new Error('(m) Nothing could be promised, so nothing was measured.');
  return { name: 'm', title, medianMs: await medianOf(() => dataOf(target)), mostMs: 20 };
}

async function medianOf(question: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const from = performance.now();
    await question();
    if (round >= 0) times.push(performance.now() - from);
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)]!;
}

export const volumeTable = (answered: readonly Answered[]): string =>
  answered
    .map(({ name, title, medianMs, mostMs }) => `${name}  ${title}: ${medianMs.toFixed(1)} ms${mostMs ? ` (bar ${mostMs})` : ''}`)
    .join('\n');

export const volumeMisses = (answered: readonly Answered[]): string[] =>
  answered.flatMap(({ name, title, medianMs, mostMs }) =>
    mostMs !== undefined && medianMs > mostMs ? [`(${name}) ${title} takes ${medianMs.toFixed(1)} ms; the bar is ${mostMs}.`] : [],
  );
