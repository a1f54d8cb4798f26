import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks } from './given-books.js';
import { OpenItems } from './given-open-items.js';

let db: TestDatabase;
let items: OpenItems;
let clerk: Principal;
let specialist: Principal;
let lead: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  const cast = await Cast.of(db, { name: 'Dollar Goods', currency: 'USD' });
  items = await OpenItems.of(db, await givenBooks(db, cast));
  clerk = await cast.clerk('accounting', 'North');
  specialist = await cast.specialist('accounting', 'North');
  lead = await cast.lead('accounting', 'North');
});
afterEach(() => items.tieOut());
afterAll(() => db.close());

const terms = { discount: { percent: '2', until: '2026-03-11' } };

describe('a payment of an invoice of 1,200.00 with 2 % within ten days', () => {
  const invoice = async () => {
    const party = await items.party('Customer');
    return { party, item: await items.invoice({ party, date: '2026-03-01', net: '1000', tax: '200', ...terms }) };
  };

  test('in two parts leaves the second open until it comes (S06 a)', async () => {
    const { party, item } = await invoice();
    const first = await items.pay(specialist, { party, date: '2026-03-02', amount: '500.00', lines: [{ item, amount: '500.00' }] });
    expect(await items.entry(first.entry!.id)).toEqual({ '1000': '500.00', '1100': '-500.00' });
    expect(await items.item(item)).toMatchObject({ residual: '700.00', open: true });
    await items.pay(specialist, { party, date: '2026-03-20', amount: '700.00', lines: [{ item }] });
    expect(await items.item(item)).toMatchObject({ residual: '0.00', residualInCurrency: '0.00', open: false });
  });

  test('on day 8 keeps the discount, with its tax, and nothing is left (S06 b)', async () => {
    const { party, item } = await invoice();
    const payment = await items.pay(specialist, { party, date: '2026-03-08', amount: '1176.00', lines: [{ item }] });
    expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '1176.00', '1100': '-1200.00', '2100': '4.00', '4090': '20.00' });
    expect(await items.item(item)).toMatchObject({ residual: '0.00', open: false });
  });

  test('on day 11 is late: 24.00 are left (S06 b)', async () => {
    const { party, item } = await invoice();
    await items.pay(specialist, { party, date: '2026-03-12', amount: '1176.00', lines: [{ item, amount: '1176.00' }] });
    expect(await items.left(item)).toBe('24.00');
  });

  test('of more than is owed leaves an advance, which the next invoice takes', async () => {
    const { party, item } = await invoice();
    const payment = await items.pay(specialist, { party, date: '2026-03-20', amount: '1500.00', lines: [{ item }] });
    expect(payment.unallocated).toBe('300.00');
    const advance = (await items.itemsOf(payment.entry!.id)).find(({ open }) => open)!;
    expect(advance.residual).toBe('-300.00');
    const next = await items.invoice({ party, date: '2026-03-25', net: '800' });
    await items.pay(specialist, { party, date: '2026-03-26', amount: '500.00', lines: [{ item: next }, { item: advance.id }] });
    expect([await items.left(next), await items.left(advance.id)]).toEqual(['0.00', '0.00']);
  });

  test('may not settle more than is left, nor more than is paid, nor what somebody else owes', async () => {
    const { party, item } = await invoice();
    const attempt = (input: Record<string, unknown>) => items.draft(clerk, { party, date: '2026-03-20', amount: '1300.00', ...input });
    await expect(attempt({ lines: [{ item, amount: '1200.01' }] })).rejects.toThrow(/1200\.00 is left, and 1200\.01/);
    await expect(attempt({ amount: '100.00', lines: [{ item, amount: '100.01' }] })).rejects.toThrow(/settle 100\.01, and only 100\.00/);
    await expect(attempt({ party: await items.party('Another'), lines: [{ item }] })).rejects.toThrow(/belongs to somebody else/);
    await expect(attempt({ lines: [{ item, amount: '-1.00' }] })).rejects.toThrow(/was to be settled/);
    await expect(
      attempt({
        lines: [
          { item, amount: '1.00' },
          { item, amount: '2.00' },
        ],
      }),
    ).rejects.toThrow(/DUPLICATE/);
  });

  test('is cancelled by a reversal, and the invoice is owed again', async () => {
    const { party, item } = await invoice();
    const payment = await items.pay(specialist, { party, date: '2026-03-20', amount: '1500.00', lines: [{ item }] });
    const { errors } = await items.attempt(specialist, 'cancel', payment);
    expect(errors[0]!.message).toMatch(/Cannot query field/);
    expect((await items.cancel(lead, payment)).state).toBe('CANCELLED');
    expect(await items.left(item)).toBe('1200.00');
    expect((await items.itemsOf(payment.entry!.id)).map(({ open }) => open)).toEqual([false, false]);
  });
});

test('sixteen pay the same invoice at once: one does, the others are told what is left', async () => {
  const party = await items.party('Sought after');
  const item = await items.invoice({ party, date: '2026-04-01', net: '100' });
  const drafts = await Promise.all(
    Array.from({ length: 16 }, () =>
      items.draft(clerk, { party, date: '2026-04-02', amount: '100.00', lines: [{ item, amount: '100.00' }] }),
    ),
  );
  const outcomes = await Promise.all(drafts.map((draft) => items.attempt(specialist, 'post', draft)));
  const refused = outcomes.flatMap(({ errors }) => errors);
  expect(refused.map(({ code, message }) => [code, message])).toEqual(
    Array.from({ length: 15 }, () => ['ITEM_EXCEEDED', expect.stringMatching(/0\.00 is left, and 100\.00 was to be settled/)]),
  );
  expect(await items.left(item)).toBe('0.00');
});

describe('an invoice of EUR 1,000 at 1.10, paid to a company that counts in dollars', () => {
  let eur: string;
  let party: string;
  let item: string;
  beforeAll(async () => {
    eur = await items.currency('EUR');
    await items.rate(eur, '2026-05-10', '1.12');
    await items.rate(eur, '2026-05-20', '1.08');
  });
  beforeEach(async () => {
    party = await items.party('European');
    item = await items.invoice({ party, date: '2026-05-01', net: '1000', foreign: { currency: eur, rate: '1.10' } });
  });

  test('brings a gain at 1.12 and a loss at 1.08, and nothing is left in either currency (S07)', async () => {
    const before = Number(await items.books.balance('7100'));
    const gain = await items.pay(specialist, {
      party,
      currency: eur,
      date: '2026-05-10',
      amount: '400.00',
      lines: [{ item, amount: '400.00' }],
    });
    expect(await items.entry(gain.entry!.id)).toEqual({ '1000': '448.00', '1100': '-440.00', '7100': '-8.00' });
    expect(await items.item(item)).toMatchObject({ residual: '660.00', residualInCurrency: '600.00' });
    const loss = await items.pay(specialist, { party, currency: eur, date: '2026-05-20', amount: '600.00', lines: [{ item }] });
    expect(await items.entry(loss.entry!.id)).toEqual({ '1000': '648.00', '1100': '-660.00', '7100': '12.00' });
    expect(await items.item(item)).toMatchObject({ residual: '0.00', residualInCurrency: '0.00', open: false });
    expect(Number(await items.books.balance('7100')) - before).toBe(4);
  });

  test('is paid in dollars: what they came to more than the invoice was booked at is a gain', async () => {
    const payment = await items.pay(specialist, {
      party,
      date: '2026-05-15',
      amount: '1125.00',
      lines: [{ item, amount: '1000.00', paid: '1125.00' }],
    });
    expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '1125.00', '1100': '-1100.00', '7100': '-25.00' });
    expect((await items.item(item)).open).toBe(false);
  });
});

test('we pay a bill less what the supplier owes us for a return', async () => {
  const party = await items.party('Supplier');
  const bill = await items.bill({ party, date: '2026-04-01', net: '100', tax: '20' });
  const payment = await items.pay(specialist, {
    kind: 'SUPPLIER_PAYMENT',
    party,
    date: '2026-04-05',
    amount: '120.00',
    lines: [{ item: bill }],
  });
  expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '-120.00', '2000': '120.00' });
  expect(await items.left(bill)).toBe('0.00');
});

test('an invoice is paid less a credit note', async () => {
  const party = await items.party('Returning customer');
  const item = await items.invoice({ party, date: '2026-04-01', net: '500' });
  const note = await items.creditNote({ party, date: '2026-04-02', net: '80' });
  await items.pay(specialist, { journal: 'CSH', party, date: '2026-04-05', amount: '420.00', lines: [{ item }, { item: note }] });
  expect([await items.left(item), await items.left(note)]).toEqual(['0.00', '0.00']);
});

test('what nobody pays is written off up to the limit of whoever posts', async () => {
  const party = await items.party('Short payer');
  const item = await items.invoice({ party, date: '2026-05-01', net: '100' });
  const draft = () =>
    items.draft(specialist, { party, date: '2026-05-02', amount: '95.00', lines: [{ item, amount: '95.00', writeOff: '5.00' }] });
  expect((await items.attempt(specialist, 'post', await draft())).errors).toMatchObject([{ code: 'WRITE_OFF_TOO_HIGH' }]);
  await insert(db, 'WriteOffLimit', { company: items.books.companyId, level: 'lead', amount: '5.00' });
  await insert(db, 'WriteOffLimit', { company: items.books.companyId, level: 'specialist', amount: '4.99' });
  expect((await items.attempt(specialist, 'post', await draft())).errors).toMatchObject([{ code: 'WRITE_OFF_TOO_HIGH' }]);
  const payment = await items.post(lead, await draft());
  expect(await items.entry(payment.entry!.id)).toEqual({ '1000': '95.00', '1100': '-100.00', '6300': '5.00' });
});

test('a document is open, partly paid, and paid, as its items are', async () => {
  const party = await items.party('Customer');
  const source = '01890000-0000-7000-8000-0000000000aa';
  const item = await items.invoice({ party, date: '2026-05-01', net: '100', source });
  const status = async () =>
    (await db.owner.query<{ status: string }>('select status from timon.payment_status where source_id = $1', [source])).rows[0]!.status;
  const seen = [await status()];
  for (const amount of ['40.00', '60.00']) {
    await items.pay(specialist, { party, date: '2026-05-02', amount, lines: [{ item, amount }] });
    seen.push(await status());
  }
  expect(seen).toEqual(['open', 'partial', 'paid']);
});
