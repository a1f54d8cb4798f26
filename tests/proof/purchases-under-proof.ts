import { Decimal } from 'decimal.js';
import { BillMatch, ReorderProposal, ReorderRule } from '../../server/erp/purchasing/index.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { asSystem, moveSet } from '../../server/kernel/write/index.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

interface Place {
  readonly company: string;
  readonly department: string;
  /** Who says no to an order there. */
  readonly approver: string;
}

interface Named {
  readonly parties: readonly string[];
  readonly products: readonly string[];
  /** Of those who buy. */
  readonly owner: string;
}

/** Purchase orders of each company: drafted, waiting for approval and rejected, with the rules and tolerances they are held against. */
export async function purchasesUnderProof(db: TestDatabase, places: readonly Place[], named: Named): Promise<void> {
  for (const [at, place] of places.entries()) await purchasesOf(db, place, at, named);
}

async function purchasesOf(
  db: TestDatabase,
  { company, department, approver }: Place,
  at: number,
  { parties, products, owner }: Named,
): Promise<void> {
  const of = (record: string, input: object) => insert(db, record, { company, ...input });
  await of('ApprovalRule', { name: `Over ${at}`, amountAbove: `${100 + at}`, level: 4 + at, accumulationDays: at ? 7 : undefined });
  await of('PurchaseTolerance', { name: `Near ${at}`, supplier: parties[3 + at], price: `${1 + at}` });
  const orders = db.registry.named('PurchaseOrder');
  const order = (more: object, product: number, unitPrice: string) => {
    const lines = [{ product: products[product], quantity: `${2 + at}`, unitPrice }];
    return of('PurchaseOrder', { supplier: parties[3], owner, department, orderDate: `2026-06-0${1 + at}`, ...more, lines });
  };
  await order({ notes: `Draft ${at}` }, 0, '3.5');
  const [waiting, rejected] = [
    await order({ supplierReference: `Q-${at}` }, 1, '950'),
    await order({ supplierReference: `N-${at}` }, 0, '700'),
  ];
  const submitted = [waiting, rejected].map((id) => ({ id, version: 1 }));
  await moveSet(db.kernel, await systemPrincipal(db.kernel), orders, 'submit', submitted);
  await runShort(db, company, at, { parties, products });
  await billed(db, waiting);
  const principal = await loadPrincipal(db.kernel.pool, db.registry, approver);
  await moveSet(db.kernel, principal!, orders, 'reject', [{ id: rejected, version: 2 }]);
}

/** A product that runs short in the company's warehouse, and what is proposed about it. */
async function runShort(db: TestDatabase, company: string, at: number, { parties, products }: Omit<Named, 'owner'>): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>('select id from warehouse where company_id = $1', [company]);
  const goods = { company: { id: company }, product: { id: products[1]! }, warehouse: rows[0]!, supplier: { id: parties[3]! } };
  await asSystem(db.kernel, async (work) => {
    const [rule] = await work.create(ReorderRule, [{ ...goods, minimum: new Decimal(50 + at), maximum: new Decimal(80), horizonDays: 7 }]);
    const figures = {
      proposedOn: '2026-06-14',
      neededOn: `2026-06-2${at}`,
      forecast: new Decimal(27 - at),
      quantity: new Decimal(53 + at),
    };
    await work.create(ReorderProposal, [{ ...goods, ...figures, rule: rule! }]);
  });
}

/** A bill that is held against an order, as far as it agrees. */
async function billed(db: TestDatabase, order: string): Promise<void> {
  const { rows } = await db.owner.query<
    Record<'company' | 'department' | 'owner' | 'orderLine' | 'product' | 'currency' | 'bill' | 'billLine' | 'receiptLine', string>
  >(
    `select o.company_id as company, o.department_id as department, o.owner_id as owner, l.id as "orderLine", l.product_id as product,
         o.currency_id as currency, b.id as bill, k.id as "billLine", r.id as "receiptLine"
       from purchase_order o join purchase_order_line l on l.order_id = o.id join supplier_bill b on b.company_id = o.company_id
       join supplier_bill_line k on k.document_id = b.id
       join receipt_line r on r.company_id = o.company_id where o.id = $1 limit 1`,
    [order],
  );
  const { receiptLine, ...linked } = rows[0]!;
  const links = Object.fromEntries(Object.entries(linked).map(([name, id]) => [name, { id }]));
  const prices = { quantity: new Decimal(2), billedPrice: new Decimal(951), orderedPrice: new Decimal(950), exchangeRate: new Decimal(1) };
  const match = { ...links, ...prices, order: { id: order }, reference: 'BILL', rateDate: '2026-06-12', priceBlocked: new Decimal(2) };
  const values = { quantity: new Decimal(1), billedValue: new Decimal(951), receivedValue: new Decimal(950) };
  const receipts = [{ ...values, receiptLine: { id: receiptLine } }];
  await asSystem(db.kernel, (work) => work.create(BillMatch, [{ ...match, receipts } as Partial<BillMatch>]));
}
