import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { transact, type Transaction } from '../../server/kernel/write/transaction.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('what an abandoned branch of the work still sends reaches nobody else’s connection', async () => {
  const principal = await systemPrincipal(db.kernel);
  for (const end of ['commit', 'rollback']) {
    let kept: Transaction | undefined;
    const done = transact(db.kernel, principal, (transaction) => {
      kept = transaction;
      return end === 'commit' ? Promise.resolve() : Promise.reject(new Error('no'));
    });
    await (end === 'commit' ? done : expect(done).rejects.toThrow('no'));
    await expect(kept!.query('facts', 'select id from currency')).rejects.toThrow('The transaction is over.');
  }
  const { rows } = await db.kernel.pool.query<{ role: string }>('select current_user as role');
  expect(rows).toEqual([{ role: 'timon_caller' }]);
});
