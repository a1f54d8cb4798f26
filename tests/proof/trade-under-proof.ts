import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { moveSet } from '../../server/kernel/write/index.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

interface Place {
  readonly company: string;
  readonly department: string;
}

interface Named {
  readonly parties: readonly string[];
  readonly products: readonly string[];
  /** Of those who buy. */
  readonly owner: string;
  /** Who approves what is bought, company by company. */
  readonly approvers: readonly string[];
}

/** Purchase orders, invoices, bills and payments of each company, in more than one state, in books where they can be posted. */
export async function tradeUnderProof(db: TestDatabase, places: readonly Place[], named: Named): Promise<void> {
  for (const [at, place] of places.entries()) await tradeOf(db, place, at, named);
}

async function tradeOf(
  db: TestDatabase,
  { company, department }: Place,
  at: number,
  { parties, products, owner, approvers }: Named,
): Promise<void> {
  const of = (record: string, input: object) => insert(db, record, { company, ...input });
  const system = await systemPrincipal(db.kernel);
  const moved = async (record: string, move: string, input: object): Promise<string> => {
    const id = await of(record, input);
    await moveSet(db.kernel, system, db.registry.named(record), move, [{ id, version: 1 }]);
    return id;
  };
  const account = (code: string, type: string, role: string) => roleOf(of, `${code}${at}`, `${role} ${at}`, type, role);
  await account('71', 'revenue', 'revenue');
  await account('47', 'current liability', 'output tax');
  await account('48', 'current asset', 'input tax');
  await account('40', 'payable', 'payable');
  await account('60', 'expense', 'purchases');
  const bank = await of('Journal', { code: `B${at}`, name: `Bank ${at}`, kind: 'bank' });
  await of('Journal', { code: `S${at}`, name: `Sales ${at}`, kind: 'sales' });
  await of('Journal', { code: `P${at}`, name: `Purchases ${at}`, kind: 'purchases' });
  const line = (product: number, unitPrice: string, more: object = {}) => ({
    product: products[product],
    quantity: `${2 + at}`,
    unitPrice,
    ...more,
  });

  await of('ApprovalRule', { name: `Over ${at}`, amountAbove: `${100 + at}`, level: 4 + at, accumulationDays: at ? 7 : undefined });
  const order = (more: object) => ({ supplier: parties[3], owner, department, orderDate: `2026-06-0${1 + at}`, ...more });
  await of('PurchaseOrder', order({ notes: `Draft ${at}`, lines: [line(0, '3.5')] }));
  await moved('PurchaseOrder', 'submit', order({ supplierReference: `Q-${at}`, lines: [line(1, '950')] }));
  const rejected = await moved('PurchaseOrder', 'submit', order({ supplierReference: `N-${at}`, lines: [line(0, '700')] }));
  const approver = await loadPrincipal(db.kernel.pool, db.registry, approvers[at]!);
  await moveSet(db.kernel, approver!, db.registry.named('PurchaseOrder'), 'reject', [{ id: rejected, version: 2 }]);
  await of('PurchaseTolerance', { name: `Near ${at}`, supplier: parties[3 + at], price: `${1 + at}` });

  await of('CustomerInvoice', { customer: parties[0], date: `2026-06-0${2 + at}`, notes: `Draft ${at}`, lines: [line(0, '11')] });
  await moved('CustomerInvoice', 'post', { customer: parties[1], date: '2026-06-10', lines: [line(1, '12.5', { discount: `${5 + at}` })] });
  await of('SupplierBill', { supplier: parties[3], supplierNumber: `R-${at}`, date: '2026-06-11', lines: [line(0, '4')] });
  await moved('SupplierBill', 'post', { supplier: parties[4], supplierNumber: `T-${at}`, date: '2026-06-12', lines: [line(1, '6.25')] });

  const payment = { party: parties[1], journal: bank, date: '2026-06-13' };
  await of('Payment', { ...payment, kind: 'customer-payment', amount: `${20 + at}`, memo: `Draft ${at}` });
  await moved('Payment', 'post', { ...payment, kind: 'customer-payment', amount: `${30 + at}`, reference: `X-${at}` });
}

async function roleOf(
  of: (record: string, input: object) => Promise<string>,
  code: string,
  name: string,
  type: string,
  role: string,
): Promise<void> {
  const reconcilable = type === 'payable';
  await of('AccountRole', { role, account: await of('Account', { code, name, type, reconcilable, partyRequired: reconcilable }) });
}
