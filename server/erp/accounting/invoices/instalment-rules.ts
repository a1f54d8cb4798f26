import { Decimal } from 'decimal.js';
import type { Work } from '../../../kernel/write/index.js';
import type { InstalmentRule } from '../../../foundation/directory/index.js';
import { idsOf } from '../ids-of.js';
import type { Invoice } from './invoice.js';

interface Row extends Omit<InstalmentRule, 'share' | 'discount'> {
  readonly term: string;
  readonly share: string;
  readonly discount: string;
}

/** What the payment terms of documents say about when they are due, by the id of the terms. */
export async function instalmentRules(invoices: readonly Invoice[], work: Work): Promise<Map<string, InstalmentRule[]>> {
  const terms = idsOf(invoices.map(({ paymentTerms }) => paymentTerms));
  const rules = new Map<string, InstalmentRule[]>();
  if (terms.length === 0) return rules;
  const rows = await work.rows<Row>(
    `select term_id as term, share::text as share, months, days, counting, pay_day as "payDay", discount::text as discount,
        discount_days as "discountDays"
      from payment_instalment where term_id = any($1::uuid[]) order by term_id, position`,
    [terms],
  );
  for (const { term, share, discount, ...rule } of rows)
    rules.set(term, [...(rules.get(term) ?? []), { ...rule, share: new Decimal(share), discount: new Decimal(discount) }]);
  return rules;
}
