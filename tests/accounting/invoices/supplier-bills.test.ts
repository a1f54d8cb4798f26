import { Decimal } from 'decimal.js';
import { createSupplierBills, holdBackBills } from '../../../server/erp/accounting/index.js';
import type { Principal } from '../../../server/kernel/rights/principal.js';
import { asCaller } from '../../../server/kernel/write/index.js';
import { Cast, insert } from '../../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenBooks, type Books } from '../given-books.js';
import {
  attemptDraft,
  attemptMove,
  entryOf,
  givenDraft,
  givenPosted,
  idOf,
  moved,
  owedByDocuments,
  type GivenInvoice,
  type Input,
} from './given-invoices.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let accountant: Principal;
let supplier: string;
let vat: string;
let papers = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  accountant = await cast.specialist('accounting', 'North');
  supplier = await insert(db, 'Party', { name: 'Sound Timber', isSupplier: true });
  vat = await insert(db, 'TaxCode', { code: 'vat20', name: 'VAT 20 %', rate: '20' });
});
afterEach(async () => {
  expect(await books.faults()).toEqual([]);
  expect(await owedByDocuments(db, 'SupplierBill', cast.companyId)).toBe(await books.balance('2000'));
});
afterAll(() => db.close());

const line = (unitPrice: string, more: Input = {}): Input => ({ description: 'Timber', unitPrice, taxCode: vat, ...more });
const bill = (lines: readonly Input[], more: Input = {}): Input => {
  papers += 1;
  return { supplier, supplierNumber: `F-${papers}`, date: '2026-06-15', lines, ...more };
};
const posted = (lines: readonly Input[], more?: Input) => givenPosted(db, accountant, 'SupplierBill', bill(lines, more));

test('a bill is owed to the supplier, its tax is ours to deduct, and its credit note turns both round', async () => {
  const found = await posted([line('50.00', { quantity: '2', account: await books.account('6100') }), line('10.00')]);
  expect(found).toMatchObject({ number: 'BILL-2026-000001', total: '132.00' });
  expect(await entryOf(db, found)).toEqual(['Dr 6100 100.00', 'Dr 5050 10.00', 'Dr 1300 22.00', 'Cr 2000 132.00']);
  const note = await posted([{ original: found.lines[0]!.id, quantity: '1' }], { kind: 'CREDIT_NOTE', original: found.id });
  expect(note.number).toBe('SCN-2026-000001');
  expect(await entryOf(db, note)).toEqual(['Dr 2000 60.00', 'Cr 6100 50.00', 'Cr 1300 10.00']);
});

test('what has no price or no tax is sent back', async () => {
  const { errors } = await attemptDraft(db, accountant, 'SupplierBill', bill([{ description: 'Timber' }]));
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { 'lines.0.taxCode': expect.any(String) } }]);
  expect((await attemptDraft(db, accountant, 'SupplierBill', bill([{ description: 'Timber', taxCode: vat }]))).errors).toMatchObject([
    { code: 'INVALID_INPUT', fields: { 'lines.0.unitPrice': expect.any(String) } },
  ]);
});

describe('the supplier’s own cents', () => {
  test('are taken as they stand on the paper', async () => {
    const found = await posted([line('10.03'), line('10.03')], { statedTaxAmount: '4.02' });
    expect(found).toMatchObject({ taxAmount: '4.02', total: '24.08' });
    expect(await entryOf(db, found)).toEqual(['Dr 5050 10.03', 'Dr 5050 10.03', 'Dr 1300 4.02', 'Cr 2000 24.08']);
  });

  test('are refused where they are no matter of rounding', async () => {
    const { errors } = await attemptDraft(db, accountant, 'SupplierBill', bill([line('10.03')], { statedTaxAmount: '2.04' }));
    expect(errors).toMatchObject([{ code: 'STATED_TAX_TOO_FAR_OFF', facts: { stated: '2.04', computed: '2.01', tolerance: '0.02' } }]);
  });
});

describe('the same paper', () => {
  test('is not entered twice, unless the first was cancelled', async () => {
    const first = await givenDraft(db, accountant, 'SupplierBill', bill([line('1.00')], { supplierNumber: 'A/1' }));
    const again = bill([line('1.00')], { supplierNumber: 'a/1' });
    expect((await attemptDraft(db, accountant, 'SupplierBill', again)).errors).toMatchObject([{ code: 'BILL_ENTERED_TWICE' }]);
    await moved(db, accountant, 'SupplierBill', 'cancel', first);
    await givenPosted(db, accountant, 'SupplierBill', again);
  });

  test('is posted once, though two clerks entered it at the same moment', async () => {
    const draft = (supplierNumber: string) => givenDraft(db, accountant, 'SupplierBill', bill([line('1.00')], { supplierNumber }));
    const drafts = [await draft('B/1'), await draft('B/2')];
    await db.owner.query(`update supplier_bill set supplier_number = 'B/1' where id = $1`, [drafts[1]!.id]);
    const answers = await Promise.all(drafts.map((each) => attemptMove(db, accountant, 'SupplierBill', 'post', each)));
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['BILL_ENTERED_TWICE']);
  });
});

describe('Spanish taxes', () => {
  const one = async (code: string): Promise<GivenInvoice> => posted([line('100.00', { taxCode: await idOf(db, 'tax_code', code) })]);

  test('an acquisition within the Union is booked on both sides and paid to nobody', async () => {
    const found = await one('iva21ic');
    expect(found.total).toBe('100.00');
    expect(await entryOf(db, found)).toEqual(['Dr 5050 100.00', 'Dr 1300 21.00', 'Cr 2000 100.00', 'Cr 2100 21.00']);
  });

  test('half of a tax that only half is deductible is cost', async () => {
    expect(await entryOf(db, await one('iva21nd50'))).toEqual(['Dr 5050 100.00', 'Dr 1300 10.50', 'Dr 5050 10.50', 'Cr 2000 121.00']);
  });

  test('what we withhold is owed to the authority instead', async () => {
    const found = await one('iva21irpf15');
    expect(found.total).toBe('106.00');
    expect(await entryOf(db, found)).toEqual(['Dr 5050 100.00', 'Dr 1300 21.00', 'Cr 2000 106.00', 'Cr 2120 15.00']);
  });
});

test('other modules enter a hundred bills at once, hold some back and have them posted', async () => {
  const created = await asCaller(db.kernel, accountant, async (work) => {
    const made = await createSupplierBills(
      work,
      Array.from({ length: 100 }, (_, at) => ({
        company: { id: cast.companyId },
        supplier: { id: supplier },
        supplierNumber: `P-${at}`,
        date: '2026-06-16',
        source: { kind: 'PurchaseOrder', id: supplier },
        lines: [
          {
            description: 'Timber',
            quantity: new Decimal(3),
            unitPrice: new Decimal('19.99'),
            taxCode: { id: vat },
            account: 'goods received not invoiced' as const,
            source: { kind: 'PurchaseOrderLine', id: vat },
          },
        ],
      })),
    );
    await work.move(
      work.registry.named('SupplierBill').target,
      'post',
      made.map(({ id }) => id),
    );
    return made;
  });
  expect(await books.balance('2050')).toBe('5997.00');
  const [first] = created;
  const holdBack = (amount: string) =>
    asCaller(db.kernel, accountant, (work) => holdBackBills(work, [{ bill: { id: first!.id }, amount: new Decimal(amount) }]));
  await holdBack('51.00');
  const { rows } = await db.owner.query('select blocked_amount::text as blocked, source_kind from supplier_bill where id = $1', [
    first!.id,
  ]);
  expect(rows).toEqual([{ blocked: '51.00', source_kind: 'PurchaseOrder' }]);
  await expect(holdBack('71.97')).rejects.toMatchObject({ code: 'BLOCKED_ABOVE_TOTAL' });
});
