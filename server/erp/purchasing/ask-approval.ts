import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import { twinName } from '../../kernel/declare/naming.js';
import type { Work } from '../../kernel/write/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrder } from './purchase-order.js';
import { approvalNeeded, type Promised, type RuleToApply } from './required-approval.js';

/** Writes on orders whose approval they take. Their suppliers are locked, so that of two orders at once one counts the other. */
export async function askApproval(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  if (orders.length === 0) return;
  await work.rows(`select id from party where id = any($1::uuid[]) order by id for no key update`, [
    idsOf(orders.map(({ supplier }) => supplier)),
  ]);
  const rules = await rulesOf(idsOf(orders.map(({ company }) => company)), work);
  const promised = await promisedBefore(orders, work);
  for (const order of orders) {
    const others = promised.filter(({ account }) => account === accountOf(order));
    const applying = rules.filter(({ companyId }) => companyId === order.company.id);
    const needed = approvalNeeded(applying, order.department.id, worthOf(order), others);
    order.approvalLevel = needed?.level;
    order.approvalsNeeded = needed?.persons;
    promised.push({ account: accountOf(order), daysAgo: 0, amount: worthOf(order) });
  }
}

/** What an order comes to in company currency. */
export const worthOf = (order: PurchaseOrder): Money => (order as unknown as Record<string, Money>)[twinName('total')]!;

const accountOf = ({ supplier, company }: PurchaseOrder) => `${supplier.id} ${company.id}`;

async function rulesOf(companies: readonly string[], work: Work): Promise<(RuleToApply & { companyId: string })[]> {
  const rows = await work.rows<Omit<RuleToApply, 'amountAbove'> & { companyId: string; amountAbove: string }>(
    `select company_id as "companyId", department_id as "departmentId", amount_above::text as "amountAbove", level, persons,
            accumulation_days as "accumulationDays" from approval_rule where company_id = any($1::uuid[]) and archived_at is null`,
    [companies],
  );
  return rows.map((row) => ({ ...row, amountAbove: new Decimal(row.amountAbove) }));
}

async function promisedBefore(orders: readonly PurchaseOrder[], work: Work): Promise<(Promised & { account: string })[]> {
  const rows = await work.rows<{ account: string; daysAgo: number; amount: string }>(
    `select supplier_id || ' ' || company_id as account, $3::date - submitted_on as "daysAgo", total_in_company_currency::text as amount
       from purchase_order where supplier_id = any($1::uuid[]) and id <> all($2::uuid[]) and submitted_on is not null
        and state in ('to approve', 'confirmed', 'closed') and archived_at is null`,
    [idsOf(orders.map(({ supplier }) => supplier)), orders.map(({ id }) => id), work.today],
  );
  return rows.map((row) => ({ ...row, amount: new Decimal(row.amount) }));
}
