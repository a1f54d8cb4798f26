import { fileURLToPath } from 'node:url';
import { Level } from '../../../server/kernel/declare/index.js';
import { openOrm } from '../../../server/kernel/orm/orm.js';
import { grantStatements } from '../../../server/kernel/orm/grants.js';
import { loadPrincipal } from '../../../server/kernel/rights/principal.js';
import { publishSystem } from '../../../server/kernel/rights/system-principal.js';
import { moveSet } from '../../../server/kernel/write/index.js';
import { openTestDatabase } from '../../support/database.js';
import { companyAtWork, refusalOf, type CompanyAtWork } from './support/company-at-work.js';

let at: CompanyAtWork;
beforeAll(async () => {
  const ledger = fileURLToPath(new URL('./support/ledger', import.meta.url));
  const db = await openTestDatabase({
    modules: [ledger],
    async arrange(owner, registry) {
      const orm = await openOrm(registry, owner.options.connectionString!, '');
      await owner.query(await orm.schema.getUpdateSchemaSQL());
      await owner.query(grantStatements(registry));
      await orm.close();
    },
  });
  await publishSystem(db.kernel);
  at = await companyAtWork(db);
});
afterAll(() => at.db.close());

test('an entry must balance over postings that its poster cannot see', async () => {
  const clerk = (await loadPrincipal(at.db.kernel.pool, at.db.registry, at.people.clerk.id))!;
  const { id } = await at.create('Employee', {
    name: 'Elena Export',
    company: at.ids.company,
    department: at.ids.export,
    grants: [{ domain: 'sales', department: at.ids.export, level: Level.Clerk }],
  });
  const exporter = (await loadPrincipal(at.db.kernel.pool, at.db.registry, id))!;
  const entry = await at.create('Entry', { name: 'E1', company: at.ids.company });
  const post = () => moveSet(at.db.kernel, clerk, at.record('Entry'), 'post', [entry]);

  await at.create('Posting', { name: 'debit', entry: entry.id, amount: '10' }, clerk);
  await at.create('Posting', { name: 'credit', entry: entry.id, amount: '-10' }, clerk);
  await at.create('Posting', { name: 'hidden', entry: entry.id, amount: '0.01' }, exporter);
  expect((await refusalOf(post())).code).toBe('UNBALANCED');
  await at.create('Posting', { name: 'hidden too', entry: entry.id, amount: '-0.01' }, exporter);
  expect((await post())[0]!.version).toBe(2);
});
