import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../server/config.js';
import { hashPassword } from '../server/kernel/http/password.js';
import { openKernel } from '../server/kernel/open-kernel.js';
import { startTasks } from '../server/kernel/work/at-start.js';
import type { Cluster } from '../server/launch/postgres.mjs';
import { loadModules } from '../server/wiring.js';
import { misses } from './bars.js';
import type { BenchSize } from './bench-size.js';
import { benchCases, type CaseName } from './cases.js';
import { findValues } from './find-values.js';
import { indexUse, type IndexUse } from './index-use.js';
import { loadCompany, lead, openAccount } from './load-company.js';
import { measure, type Measured } from './measure.js';
import { asJson, table } from './report.js';
import { rightsCosts, rightsLine, type RightsCost } from './rights-cost.js';
import { requireSameAnswers } from './same-answers.js';
import { requireSameRows } from './same-rows.js';
import { startServers, timonEnvironment, type Memory } from './servers.js';

export interface BenchResult {
  readonly table: string;
  readonly json: string;
  readonly misses: readonly string[];
}

/** The whole bench: a database of its own, the data, the three servers, the same answers, and then the clock. */
export async function runBench(size: BenchSize, names: readonly CaseName[], note: (text: string) => void): Promise<BenchResult> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'timon-bench-'));
  note('starting a PostgreSQL of its own');
  const cluster = await startCluster();
  try {
    const { runtimeUrl, index } = await prepare(cluster.url, dataFolder, size, note);
    note('starting Timón, PostGraphile and the hand-written server');
    const servers = await startServers({ ownerUrl: cluster.url, runtimeUrl, dataFolder });
    try {
      const cases = benchCases(size, await findValues(cluster.url, size, servers));
      note('comparing the answers');
      await requireSameAnswers(cases, servers);
      const rows = await requireSameRows(cluster.url, cases.g, servers);
      const measured = await measure(cases, names, size, servers, note);
      const rights = await rightsCosts(cases, names, size, servers, note);
      return resultOf(measured, cases, servers.memory('timon'), index, rows, rights);
    } finally {
      await servers.stop();
    }
  } finally {
    await cluster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The launcher is not compiled, so it is found from where this runs. */
export async function startCluster(): Promise<Cluster> {
  const launcher = new URL('../../server/launch/postgres.mjs', import.meta.url).href;
  const { startThrowAwayCluster } = (await import(launcher)) as typeof import('../server/launch/postgres.mjs');
  return startThrowAwayCluster({ durable: true });
}

/** Migrated by the product, filled by plain SQL, its rights worked out by the product again. */
async function prepare(
  ownerUrl: string,
  dataFolder: string,
  size: BenchSize,
  note: (text: string) => void,
): Promise<{ runtimeUrl: string; index: IndexUse }> {
  const { kernel, runtimeUrl, close } = await openKernel(readConfig(timonEnvironment({ ownerUrl, dataFolder })), await loadModules());
  try {
    const runTasks = async () => {
      for (const task of startTasks()) await task.run(kernel);
    };
    await runTasks();
    await loadCompany(ownerUrl, size, note);
    await addSalesView(ownerUrl);
    await nameBackwardLinks(ownerUrl);
    await runTasks();
    await openAccount(ownerUrl, await hashPassword(lead.password));
    note('looking for filters and orders without an index');
    return { runtimeUrl, index: await indexUse(kernel, ownerUrl) };
  } finally {
    await close();
  }
}

/** PostGraphile groups by columns of one table, so whoever reports with it makes a view of lines with their month and category. */
async function addSalesView(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`create schema bench; grant usage on schema bench to timon_caller;
      create view bench.line_sale with (security_invoker = true) as
        select l.id, o.order_date, date_trunc('month', o.order_date::timestamp)::date as month, p.category_id, l.net_amount_in_company_currency as net_amount
        from public.sales_order_line l join public.sales_order o on o.id = l.order_id join public.product p on p.id = l.product_id;
      grant select on bench.line_sale to timon_caller`);
  } finally {
    await owner.end();
  }
}

/** PostGraphile gives both ends of a unique link within a table the same name and then builds neither them nor the filters around them. */
async function nameBackwardLinks(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query(`do $$ declare each record; begin
      for each in select conname, conrelid::regclass as relation from pg_constraint where contype = 'f' and conrelid = confrelid loop
        execute format('comment on constraint %I on %s is %L', each.conname, each.relation, '@foreignFieldName ' || each.conname || '_back');
      end loop; end $$`);
  } finally {
    await owner.end();
  }
}

function resultOf(
  measured: Measured,
  cases: Parameters<typeof table>[1],
  memory: Memory,
  index: IndexUse,
  rows: Record<string, number>,
  rights: readonly RightsCost[],
): BenchResult {
  const written = Object.entries(rows)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ');
  const notes = [
    ...rights.map(rightsLine),
    `An order of (g) leaves, by either way: ${written}.`,
    `Filters, orders and searches looked at: ${index.asked}; without an index: ${index.withoutIndex.length}.`,
    `Memory of the Timón server: ${memory.now} MB now, ${memory.peak} MB at most.`,
  ];
  return {
    table: [table(measured, cases), '', ...notes].join('\n'),
    json: asJson(measured, memory, rights),
    misses: misses(measured, memory, index, rights),
  };
}
