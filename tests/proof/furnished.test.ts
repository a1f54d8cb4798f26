import { openTestDatabase } from '../support/database.js';
import { companyUnderProof, madeUpModules } from './company-under-proof.js';

test('there are rows of every record, or nobody could be caught looking at them', async () => {
  const db = await openTestDatabase({ modules: madeUpModules });
  try {
    await companyUnderProof(db);
    const without: string[] = [];
    for (const { name, table } of db.registry.resources) {
      const { rowCount } = await db.owner.query(`select from "${table}" limit 1`);
      if (rowCount === 0) without.push(name);
    }
    expect(without).toEqual([]);
  } finally {
    await db.close();
  }
}, 120_000);
