import { daysFrom, recentDay, rest, someLines, type Desk, type DocumentKind, type Input } from './document-kind.js';

const invoiceLines = (desk: Desk): Input[] =>
  desk.choices.chance(30)
    ? [{ description: 'Work done', unitPrice: desk.choices.amount(10, 400), taxCode: desk.choices.one(desk.company.taxCodes) }]
    : someLines(desk, 4, ({ id, cost }) => ({
        product: id,
        quantity: String(desk.choices.between(1, 9)),
        unitPrice: desk.choices.amount(cost, cost * 3),
        taxCode: desk.choices.one(desk.company.taxCodes),
      }));

const customerInvoices: DocumentKind = {
  record: 'CustomerInvoice',
  plural: 'customerInvoices',
  weight: 12,
  reads: 'kind customer { id }',
  draft: (desk) => ({
    customer: desk.choices.one(desk.company.customers),
    date: recentDay(desk),
    documentDiscount: desk.choices.chance(15) ? '3' : undefined,
    lines: invoiceLines(desk),
  }),
  moves: { DRAFT: ['post', 'post', 'post', 'post', 'cancel'], POSTED: ['credit', rest, rest, rest] },
};

const supplierBills: DocumentKind = {
  record: 'SupplierBill',
  plural: 'supplierBills',
  weight: 8,
  reads: 'kind supplier { id }',
  draft: (desk) => {
    const paid = desk.past('SupplierBill', 'POSTED').filter(({ more }) => more['kind'] === 'INVOICE');
    const back = paid.length > 0 && desk.choices.chance(20) ? desk.choices.one(paid) : undefined;
    return {
      ...(back && { kind: 'CREDIT_NOTE', original: back.id }),
      supplier: back ? (back.more['supplier'] as { id: string }).id : desk.choices.one(desk.company.suppliers),
      // The same paper comes in twice now and then.
      supplierNumber: desk.choices.chance(5) ? 'A-1' : desk.name,
      date: recentDay(desk),
      lines: back
        ? [{ description: 'Taken back', unitPrice: desk.choices.amount(1, 10), taxCode: desk.company.taxCodes[0] }]
        : invoiceLines(desk),
    };
  },
  moves: { DRAFT: ['post', 'post', 'post', 'post', 'cancel'] },
};

const journalEntries: DocumentKind = {
  record: 'JournalEntry',
  plural: 'journalEntries',
  weight: 8,
  draft: (desk) => {
    const { choices, company } = desk;
    const [amount, first] = [choices.amount(1, 900), choices.below(company.accounts.length)];
    const other = company.accounts[(first + choices.between(1, company.accounts.length - 1)) % company.accounts.length];
    return {
      journal: company.generalJournal,
      date: choices.chance(5) ? daysFrom(company.today, 400) : recentDay(desk),
      description: `Entry ${desk.name}`,
      lines: [
        { account: company.accounts[first], debit: amount },
        // Somebody's hand slips now and then.
        { account: other, credit: choices.chance(95) ? amount : '0.01' },
      ],
    };
  },
  moves: { DRAFT: ['post'] },
};

/** Drafted by whoever has looked at what is open. */
const payments: DocumentKind = {
  record: 'Payment',
  plural: 'payments',
  weight: 0,
  draft: () => undefined,
  moves: { DRAFT: ['post'], POSTED: ['cancel', rest, rest, rest] },
};

export const booksDocuments: readonly DocumentKind[] = [customerInvoices, supplierBills, journalEntries, payments];
