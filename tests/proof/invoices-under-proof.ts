import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { moveSet } from '../../server/kernel/write/index.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

interface Named {
  readonly parties: readonly string[];
  readonly products: readonly string[];
  readonly currencies: readonly string[];
  readonly tax: string;
}

/** Invoices and bills of each company, drafted, posted, credited and cancelled. Their books are there before. */
export async function invoicesUnderProof(db: TestDatabase, companies: readonly string[], named: Named): Promise<void> {
  for (const [at, company] of companies.entries()) await invoicesOf(db, company, at, named);
}

async function invoicesOf(db: TestDatabase, company: string, at: number, { parties, products, currencies, tax }: Named): Promise<void> {
  const of = (record: string, input: object) => insert(db, record, { company, ...input });
  await playParts(of, at);
  const [customer, otherCustomer, supplier] = [parties[0]!, parties[2]!, parties[5]!];
  const lines = (amount: number) => [
    { product: products[at], quantity: '2', unitPrice: `${amount}.10`, taxCode: tax },
    { description: `Work ${at}.${amount}`, unitPrice: `${amount}.25`, discount: '5', taxCode: tax },
  ];
  const dated = { date: '2026-05-10', notes: `Note ${at}` };
  const foreign = { ...dated, customer: otherCustomer, currency: currencies[at ? 0 : 2], customerReference: `PO-${at}` };
  await of('CustomerInvoice', { ...foreign, lines: lines(11) });
  const posted = await of('CustomerInvoice', { ...dated, customer, lines: lines(12), documentDiscount: '2' });
  const cancelled = await of('CustomerInvoice', { ...dated, customer, lines: lines(13) });
  const bill = await of('SupplierBill', { ...dated, supplier, supplierNumber: `F-${at}1`, lines: lines(14) });
  await of('SupplierBill', { ...dated, supplier, supplierNumber: `F-${at}2`, lines: lines(15) });
  await move(db, 'CustomerInvoice', 'post', posted);
  await move(db, 'CustomerInvoice', 'cancel', cancelled);
  await move(db, 'SupplierBill', 'post', bill);
  await of('CustomerInvoice', { ...dated, customer, kind: 'credit-note', original: posted, lines: [] });
}

/** What invoices book to without being told, each in a journal of its own. */
async function playParts(of: (record: string, input: object) => Promise<string>, at: number): Promise<void> {
  const parts = [
    ['revenue', `71${at}`, 'Goods', 'revenue'],
    ['output tax', `477${at}`, 'Output tax', 'current liability'],
    ['input tax', `472${at}`, 'Input tax', 'current asset'],
    ['purchases', `60${at}`, 'Purchases', 'expense'],
  ] as const;
  for (const [role, code, name, type] of parts) await of('AccountRole', { role, account: await of('Account', { code, name, type }) });
  const suppliers = await of('Account', { code: `40${at}`, name: 'Suppliers', type: 'payable', partyRequired: true, reconcilable: true });
  await of('AccountRole', { role: 'payable', account: suppliers });
  await of('Journal', { code: `S${at}`, name: 'Sales', kind: 'sales' });
  await of('Journal', { code: `P${at}`, name: 'Purchases', kind: 'purchases' });
}

async function move(db: TestDatabase, record: string, name: string, id: string): Promise<void> {
  await moveSet(db.kernel, await systemPrincipal(db.kernel), db.registry.named(record), name, [{ id, version: 1 }]);
}
