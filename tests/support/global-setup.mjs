import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { buildServer } from '../../server/launch/build.mjs';
import { startThrowAwayCluster } from '../../server/launch/postgres.mjs';

const templateName = 'timon_template';
const prepareTemplate = fileURLToPath(new URL('./prepare-template.mjs', import.meta.url));

/** One cluster for the whole run, with a database that is migrated and seeded once. It dies with the process that started it. */
export default async function globalSetup() {
  await buildServer();
  const cluster = await startThrowAwayCluster();
  globalThis.testCluster = cluster;
  process.env.TIMON_TEST_CLUSTER = cluster.url;
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`create database ${templateName}`);
  await client.end();
  const url = new URL(cluster.url);
  url.pathname = `/${templateName}`;
  await promisify(execFile)(process.execPath, [prepareTemplate, url.href]);
}
