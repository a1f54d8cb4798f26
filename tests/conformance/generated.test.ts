import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lexicographicSortSchema, printSchema } from 'graphql';
import pg from 'pg';
import { buildApi } from '../../server/kernel/graphql/build-api.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import { loadModules } from '../../server/wiring.js';
import { project } from './support/sources.js';

test('schema.graphql says what the modules declare: "npm run schema" writes it again', async () => {
  const { schema } = buildApi({ registry: await loadModules() } as Kernel);
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(readFileSync(join(project, 'schema.graphql'), 'utf8'));
});

test('the migrations lead from nothing to what the modules declare: "npm run migration -- create NAME" writes what is missing', async () => {
  const cluster = process.env['TIMON_TEST_CLUSTER']!;
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query('create database from_nothing');
    const url = new URL(cluster);
    url.pathname = '/from_nothing';
    const { stdout } = await promisify(execFile)(process.execPath, [join(project, 'tests/support/migration-difference.mjs'), url.href]);
    expect(stdout).toBe('');
  } finally {
    await client.query('drop database if exists from_nothing with (force)');
    await client.end();
  }
});
