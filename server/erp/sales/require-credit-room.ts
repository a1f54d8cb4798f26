import { Decimal } from 'decimal.js';
import { Level } from '../../kernel/declare/index.js';
import { NeedsConfirmation } from '../../kernel/errors.js';
import type { Work } from '../../kernel/write/index.js';
import { Party } from '../../foundation/directory/index.js';
import { creditExposure } from './credit-exposure.js';
import { CreditLimitExceeded } from './sales.errors.js';
import type { SalesOrder } from './sales-order.js';

/** The word with which a manager accepts that a customer goes over the credit limit. */
const creditOverride = 'CREDIT_OVERRIDE';

/**
 * An order may not push a customer past what accounting lets them owe. All that they owe and have ordered counts, seen by the
 * caller or not, so the refusal does not say how much is used.
 */
export async function requireCreditRoom(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const limits = await creditLimits(orders, work);
  const limited = orders.filter((order) => limits.has(order.customer.id));
  if (limited.length === 0) return;
  const used = await creditUsed(limited, work);
  const asked = await amountsAsked(limited, work);
  for (const order of limited) {
    const limit = limits.get(order.customer.id)!;
    const exposure = used.get(accountOf(order))!.plus(asked.get(order.id)!);
    if (exposure.gt(limit)) await requireOverride(order, limit, work);
    used.set(accountOf(order), exposure);
  }
}

const accountOf = (order: SalesOrder) => `${order.customer.id} ${order.company.id}`;

/** Locks the customers that have a limit, so that two orders at once cannot both take the last of it. */
async function creditLimits(orders: readonly SalesOrder[], work: Work): Promise<Map<string, Decimal>> {
  const rows = await work.rows<{ id: string; limit: string }>(
    `select id, credit_limit::text as "limit" from party
      where id = any($1::uuid[]) and credit_limit is not null order by id for no key update`,
    [[...new Set(orders.map((order) => order.customer.id))]],
  );
  return new Map(rows.map(({ id, limit }) => [id, new Decimal(limit)]));
}

async function creditUsed(orders: readonly SalesOrder[], work: Work): Promise<Map<string, Decimal>> {
  const rows = await work.rows<{ account: string; used: string }>(creditExposure, [
    [...new Set(orders.map((order) => order.customer.id))],
    orders.map(({ id }) => id),
  ]);
  const used = new Map(rows.map((row) => [row.account, new Decimal(row.used)]));
  return new Map(orders.map((order) => [accountOf(order), used.get(accountOf(order)) ?? new Decimal(0)]));
}

async function amountsAsked(orders: readonly SalesOrder[], work: Work): Promise<Map<string, Decimal>> {
  const rows = await work.rows<{ id: string; total: string }>(
    `select id, total_in_company_currency::text as total from sales_order where id = any($1::uuid[])`,
    [orders.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, total }) => [id, new Decimal(total)]));
}

async function requireOverride(order: SalesOrder, limit: Decimal, work: Work): Promise<void> {
  const shown = work.mayRead(Party, 'creditLimit') ? limit.toFixed() : undefined;
  const facts = { order: order.number, asked: order.total.toFixed(), limit: shown };
  if (!(await work.mayAt(order, Level.Manager))) throw new CreditLimitExceeded(facts);
  if (!work.accepted(creditOverride)) throw new NeedsConfirmation(creditOverride, facts);
}
