import type { Principal } from '../../../server/kernel/rights/principal.js';
import { linkChains } from '../../../server/kernel/work/chain.js';
import { verifyChains } from '../../../server/kernel/work/verify-chain.js';
import { ask } from '../../support/ask.js';
import { Cast, insert } from '../../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenCustomer } from '../../sales/given-sales.js';
import { givenBooks, type Books } from '../given-books.js';
import { entryOf, givenDraft, givenPosted, idOf, read, type Input } from './given-invoices.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let accountant: Principal;
let customer: string;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast, { chart: 'pgc-pymes' });
  accountant = await cast.specialist('accounting', 'North');
  customer = await givenCustomer(db, 'Clara Gómez');
  supplier = await insert(db, 'Party', { name: 'Bois de France', isSupplier: true });
});
afterEach(async () => expect(await books.faults()).toEqual([]));
afterAll(() => db.close());

const line = async (unitPrice: string, tax: string, more: Input = {}): Promise<Input> => ({
  description: 'Work',
  unitPrice,
  taxCode: await idOf(db, 'tax_code', tax),
  ...more,
});

interface Report {
  readonly taxReport: {
    readonly rows: readonly { code: string; baseBox: string | null; taxBox: string | null; base: string; tax: string }[];
    readonly boxes: readonly { box: string; amount: string }[];
  };
}

const text = `query ($company: ID!, $from: Date!, $to: Date!) { taxReport(company: $company, from: $from, to: $to) {
  rows { code baseBox taxBox base tax } boxes { box amount } } }`;
const quarter = () => ({ company: cast.companyId, from: '2026-04-01', to: '2026-06-30' });

test('the return of a quarter: sales, a credit note, an export, purchases here and within the Union, and what was withheld', async () => {
  const sale = await givenPosted(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-04-10',
    lines: [await line('100.00', 'iva21', { quantity: '3' }), await line('50.00', 'iva10')],
  });
  await givenPosted(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-05-02',
    kind: 'CREDIT_NOTE',
    original: sale.id,
    lines: [{ original: sale.lines[0]!.id, quantity: '1' }],
  });
  const abroad = await givenPosted(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-06-30',
    lines: [await line('80.00', 'iva0ex')],
  });
  expect(await entryOf(db, abroad)).toEqual(['Dr 4300 80.00', 'Dr 4770 0.00', 'Cr 7000 80.00']);
  await givenPosted(db, accountant, 'CustomerInvoice', { customer, date: '2026-07-01', lines: [await line('999.00', 'iva21')] });
  const buy = async (supplierNumber: string, tax: string) =>
    givenPosted(db, accountant, 'SupplierBill', { supplier, supplierNumber, date: '2026-06-15', lines: [await line('100.00', tax)] });
  await buy('1', 'iva21nd50');
  await buy('2', 'iva21ic');
  await buy('3', 'iva21irpf15');
  const { taxReport } = await read<Report>(db, accountant, text, quarter());
  expect(Object.fromEntries(taxReport.boxes.map(({ box, amount }) => [box, amount]))).toEqual({
    '111:08': '100.00',
    '111:09': '15.00',
    '303:04': '50.00',
    '303:06': '5.00',
    '303:07': '300.00',
    '303:09': '63.00',
    '303:10': '100.00',
    '303:11': '21.00',
    '303:14': '-100.00',
    '303:15': '-21.00',
    '303:28': '150.00',
    '303:29': '31.50',
    '303:36': '100.00',
    '303:37': '21.00',
    '303:60': '80.00',
  });
  expect(taxReport.rows).toContainEqual({ code: 'iva21nd50', baseBox: null, taxBox: null, base: '0.00', tax: '10.50' });
  // Box by box and account by account it is the same: what was charged, less what was taken back, stands on the account.
  expect(await books.balance('4770')).toBe('-277.79');
  expect(await books.balance('4720')).toBe('52.50');
});

test('what stands in a box opens as the lines that it is made of', async () => {
  const { journalEntryLines } = await read<{ journalEntryLines: { nodes: unknown[] } }>(
    db,
    accountant,
    `{ journalEntryLines(filter: { taxBox: { eq: "303:15" } }) { nodes { taxBase taxAmount debit entry { sourceKind } } } }`,
  );
  expect(journalEntryLines.nodes).toEqual([
    { taxBase: '-100.00', taxAmount: '-21.00', debit: '21.00', entry: { sourceKind: 'CustomerInvoice' } },
  ]);
});

test('a trainee of accounting does not know that there is such a report', async () => {
  const trainee = await cast.trainee('accounting', 'North');
  expect((await ask(db, trainee, text, quarter())).errors).toMatchObject([{ message: expect.stringContaining('taxReport') }]);
});

test('a draft says beforehand what it will book, and what stands in its way', async () => {
  const draft = await givenDraft(db, accountant, 'CustomerInvoice', {
    customer,
    date: '2026-04-10',
    lines: [await line('100.00', 'iva21')],
  });
  const preview = (id: string) =>
    read<{ customerInvoicePostingPreview: { code: string | null; accounts: { debit: string; credit: string }[] } }>(
      db,
      accountant,
      'query ($id: ID!) { customerInvoicePostingPreview(id: $id) { code refusal accounts { account { code } debit credit } } }',
      { id },
    );
  expect((await preview(draft.id)).customerInvoicePostingPreview).toEqual({
    code: null,
    refusal: null,
    accounts: [
      { account: { code: '4300' }, debit: '121.00', credit: '0.00' },
      { account: { code: '4770' }, debit: '0.00', credit: '21.00' },
      { account: { code: '7000' }, debit: '0.00', credit: '100.00' },
    ],
  });
  const late = await givenDraft(db, accountant, 'CustomerInvoice', { customer, date: '2031-04-10', lines: [await line('1.00', 'iva21')] });
  expect((await preview(late.id)).customerInvoicePostingPreview).toMatchObject({ code: 'PERIOD_NOT_OPEN', accounts: { length: 3 } });
  const bill = await givenDraft(db, accountant, 'SupplierBill', { supplier, supplierNumber: '9', date: '2026-04-10', lines: [] });
  const { supplierBillPostingPreview } = await read<{ supplierBillPostingPreview: unknown }>(
    db,
    accountant,
    'query ($id: ID!) { supplierBillPostingPreview(id: $id) { code } }',
    { id: bill.id },
  );
  expect(supplierBillPostingPreview).toEqual({ code: 'INVOICE_WITHOUT_LINES' });
});

test('what a line says to the tax return is chained like the rest of its entry', async () => {
  await givenPosted(db, accountant, 'CustomerInvoice', { customer, date: '2026-06-15', lines: [await line('10.00', 'iva21')] });
  await linkChains(db.kernel);
  const ledger = (await verifyChains(db.owner, db.kernel.settings.dataFolder)).find(({ stream }) => stream === 'ledger')!;
  expect(ledger).toMatchObject({ unlinked: 0, broken: undefined });
  expect(ledger.linked).toBeGreaterThan(0);
});
