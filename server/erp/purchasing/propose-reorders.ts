import { Decimal } from 'decimal.js';
import { asSystem, defineJob, type Work } from '../../kernel/write/index.js';
import { daysAfter } from '../../foundation/directory/index.js';
import { forecastGoods } from '../warehouse/index.js';
import { idsOf } from './ids-of.js';
import { ReorderProposal } from './reorder-proposal.js';
import { reorderQuantity } from './reorder-quantity.js';
import { ReorderRule } from './reorder-rule.js';
import { SupplierOffers } from './supplier-offers.js';

/** Each morning somebody finds what runs short. */
export const proposeNightly = defineJob(
  'propose-reorders',
  async (_payload, kernel) => {
    await asSystem(kernel, async (work) => {
      const rules = await work.rows<{ id: string }>('select id from reorder_rule where archived_at is null');
      await proposeReorders(
        rules.map(({ id }) => id),
        work,
      );
    });
  },
  { schedule: '27 4 * * *' },
);

/** Proposes what to buy by some rules. They are locked first: whoever asks at the same time finds what is proposed already. */
export async function proposeReorders(ruleIds: readonly string[], work: Work): Promise<ReorderProposal[]> {
  const rules = [...(await work.lock(ReorderRule, [...ruleIds].sort())).values()];
  if (rules.length === 0) return [];
  const offers = await SupplierOffers.of(work, idsOf(rules.map(({ product }) => product)));
  const plans = rules.map((rule) => {
    const supplier = rule.supplier?.id ?? offers.usualSupplier(rule.product.id, work.today);
    const theirs = supplier ? offers.from(supplier, rule.product.id, work.today) : [];
    const lead = rule.leadTimeDays ?? theirs[0]?.leadTimeDays ?? 0;
    return { rule, supplier, theirs, neededOn: daysAfter(work.today, lead), until: daysAfter(work.today, lead + rule.horizonDays) };
  });
  const forecasts = await forecastGoods(
    plans.map(({ rule, until }) => ({ product: rule.product.id, warehouse: rule.warehouse.id, on: until })),
    work,
  );
  const underWay = await beingBought(rules, work);
  const proposals = plans.flatMap(({ rule, supplier, theirs, neededOn }, at) => {
    const quantity = reorderQuantity(rule, forecasts[at]!, underWay.get(rule.id)!, theirs);
    if (quantity.isZero()) return [];
    const { company, product, warehouse, id } = rule;
    const terms = { supplier: supplier && { id: supplier }, proposedOn: work.today, neededOn };
    return [{ company, rule: { id }, product, warehouse, forecast: forecasts[at]!, quantity, ...terms }];
  });
  return work.create(ReorderProposal, proposals);
}

/** What is proposed, or ordered and not yet expected by the warehouse: what it expects is in the forecast. */
async function beingBought(rules: readonly ReorderRule[], work: Work): Promise<Map<string, Decimal>> {
  const rows = await work.rows<{ id: string; quantity: string }>(
    `select r.id, (
        (select coalesce(sum(p.quantity), 0) from reorder_proposal p
          where p.product_id = r.product_id and p.warehouse_id = r.warehouse_id and p.state = 'open' and p.archived_at is null)
        + (select coalesce(sum(greatest(0, l.stock_quantity - l.received - l.returned - (select coalesce(sum(e.quantity), 0)
              from receipt_line e join receipt c on c.id = e.receipt_id where e.source_line = l.id::text and c.state = 'expected'))), 0)
          from purchase_order_line l join purchase_order o on o.id = l.order_id
          where l.product_id = r.product_id and o.warehouse_id = r.warehouse_id and o.state not in ('closed', 'cancelled') and o.archived_at is null)
      )::text as quantity from reorder_rule r where r.id = any($1::uuid[])`,
    [rules.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, quantity }) => [id, new Decimal(quantity)]));
}
