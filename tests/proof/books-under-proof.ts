import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { moveSet } from '../../server/kernel/write/index.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

interface Named {
  readonly parties: readonly string[];
  readonly products: readonly string[];
  readonly currencies: readonly string[];
  readonly tax: string;
  readonly employee: string;
}

/** A few accounts, a journal, a year, locks and entries, posted and not, of each company. */
export async function booksUnderProof(db: TestDatabase, companies: readonly string[], named: Named): Promise<void> {
  for (const [at, company] of companies.entries()) await booksOf(db, company, at, named);
}

async function booksOf(
  db: TestDatabase,
  company: string,
  at: number,
  { parties, products, currencies, tax, employee }: Named,
): Promise<void> {
  const of = (record: string, input: object) => insert(db, record, { company, ...input });
  const bank = await of('Account', { code: `57${at}`, name: `Bank ${at}`, type: 'bank', reconcilable: true });
  const customers = await of('Account', {
    code: `43${at}`,
    name: `Customers ${at}`,
    type: 'receivable',
    partyRequired: true,
    reconcilable: true,
  });
  const sales = await of('Account', { code: `70${at}`, name: `Sales ${at}`, type: 'revenue', currency: at ? currencies[2] : undefined });
  await of('Account', { code: `69${at}`, name: `Old ${at}`, type: 'expense', active: false });
  await of('AccountRole', { role: 'bank', account: bank });
  await of('AccountRole', { role: 'receivable', account: customers });
  const journal = await of('Journal', { code: `J${at}`, name: `Journal ${at}`, kind: at ? 'sales' : 'general' });
  await of('FiscalYear', { name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' });
  await of('LockDate', { lock: 'sales', lockedThrough: `2026-01-3${at}` });
  await of('LockException', { lock: 'sales', employee, openFrom: '2026-01-10', validUntil: '2026-07-01T00:00:00Z', reason: `Late ${at}` });
  const system = await systemPrincipal(db.kernel);
  for (let entry = 0; entry < 5; entry += 1) {
    const amount = `${10 + entry}.5${at}`;
    const id = await of('JournalEntry', {
      journal,
      date: `2026-0${2 + entry}-10`,
      description: `Entry ${at}.${entry}`,
      reference: entry % 2 ? `REF-${at}${entry}` : undefined,
      lines: [
        {
          account: customers,
          party: parties[entry % 3],
          debit: amount,
          dueDate: '2026-09-01',
          description: `Owed ${entry}`,
          ...(entry === 4 && { currency: currencies[at ? 0 : 2], amountInCurrency: `${7 + at}.25` }),
        },
        { account: sales, credit: amount, product: products[entry % 4], quantity: `${1 + entry}`, taxCode: tax, taxBase: amount },
      ],
    });
    if (entry > 1) await moveSet(db.kernel, system, db.registry.named('JournalEntry'), 'post', [{ id, version: 1 }]);
  }
  await of('WriteOffLimit', { level: at ? 'lead' : 'specialist', amount: `1${at}.50` });
  await of('Revaluation', { date: `2026-06-2${1 + at}` });
  await paymentsOf(db, company, at, bank);
}

/** What is owed, paid in part, and a payment that is only drafted. */
async function paymentsOf(db: TestDatabase, company: string, at: number, account: string): Promise<void> {
  const journal = await insert(db, 'Journal', { company, code: `K${at}`, name: `Money ${at}`, kind: 'bank' });
  const { rows } = await db.owner.query<{ item: string; party: string }>(
    'select id as item, party_id as party from open_item where company_id = $1 order by date limit 2',
    [company],
  );
  const system = await systemPrincipal(db.kernel);
  for (const [place, { item, party }] of rows.entries()) {
    const given = { company, journal, account, party, kind: 'customer-payment', date: '2026-06-12', amount: `${3 + place}.2${at}` };
    const lines = [{ item, amount: `${2 + place}.10`, writeOff: place === 0 ? '0' : `0.${1 + at}0` }];
    const id = await insert(db, 'Payment', { ...given, reference: `BANK-${at}${place}`, memo: `Paid ${place}`, lines });
    if (place === 0) await moveSet(db.kernel, system, db.registry.named('Payment'), 'post', [{ id, version: 1 }]);
  }
}
