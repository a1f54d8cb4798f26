import { Readable } from 'node:stream';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { prepareRuntimeRole } from '../../../server/kernel/orm/runtime-role.js';
import { FileStore } from '../../../server/kernel/work/files.js';
import { installJobQueue, startJobs, type RunningJobs } from '../../../server/kernel/work/job-queue.js';
import { defineJob, subscribe, type SentMessage } from '../../../server/kernel/write/index.js';
import { givenCompanyAtWork, type CompanyAtWork } from './support/company-at-work.js';
import { until } from '../../support/until.js';

let at: CompanyAtWork;
let jobs: RunningJobs;
const heard: SentMessage[] = [];
let wanted: string | undefined;

const hear = defineJob<SentMessage>('hear-of-categories', async (message) => {
  if (message.recordId !== wanted) return;
  heard.push(message);
  if (heard.length === 1) throw new Error('The first attempt fails.');
});
subscribe('ProductCategory.create', hear);

beforeAll(async () => {
  at = await givenCompanyAtWork();
  await installJobQueue(at.db.ownerUrl);
});
afterAll(async () => {
  await jobs.stop();
  await at.db.close();
});

test('a message waits for its job over a time in which nobody works, and a job that fails is done again', async () => {
  const { id } = await at.create('ProductCategory', { name: 'Told' });
  wanted = id;
  expect(await at.rows('select sent_at from timon.outbox where record_id = $1', [id])).toEqual([{ sent_at: null }]);
  jobs = await startJobs(at.db.kernel, await prepareRuntimeRole(at.db.ownerUrl), pino({ level: 'silent' }));
  await until('the job is done again', () => heard.length === 2);
  expect(heard[0]).toMatchObject({ topic: 'ProductCategory.create', recordId: id, payload: { version: 1 } });
  expect(heard[1]!.id).toBe(heard[0]!.id);
});

test('the same content is one file, and what is too large leaves nothing behind', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'timon-files-'));
  const store = new FileStore({ ...at.db.kernel, settings: { dataFolder } }, 100);
  const one = await store.put(Readable.from(['hello']), 'text/plain');
  const two = await store.put(Readable.from(['hel', 'lo']), 'text/plain');
  expect(two).toEqual(one);
  expect(await store.find(one.hash)).toEqual(one);
  expect((await store.open(one.hash).toArray()).join('')).toBe('hello');
  await expect(store.put(Readable.from(['x'.repeat(101)]), 'text/plain')).rejects.toMatchObject({ fields: { file: 'TOO_LARGE' } });
  expect(readdirSync(join(dataFolder, 'files', 'incoming'))).toEqual([]);
  rmSync(dataFolder, { recursive: true });
});
