import { Decimal } from 'decimal.js';
import { listenLast } from '../../kernel/write/index.js';
import type { AccountRoleName } from '../../erp/accounting/index.js';
import { CostAdjusted, type AdjustmentCause, type LocationKind } from '../../erp/warehouse/index.js';
import { bookFlows } from './book-flows.js';
import { accountAt, type ValueFlow } from './value-flow.js';

/** Goods that turn out to have cost something else change what the stock is worth, and what went with them the cost of where it went. */
listenLast(CostAdjusted, async (adjusted, work) => {
  const rows = await work.rows<AdjustmentRow>(bookable, [adjusted.map(({ adjustmentId }) => adjustmentId)]);
  await bookFlows(rows.flatMap(flowsOf), work);
});

interface AdjustmentRow {
  readonly id: string;
  readonly companyId: string;
  readonly reference: string;
  readonly day: string;
  readonly partyId: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  readonly cause: AdjustmentCause;
  readonly amount: string;
  readonly onTheWay: boolean;
  /** Where the goods went of whose use it speaks. */
  readonly wentTo: LocationKind | null;
  /** Where the goods had gone that bring it along. */
  readonly cameBackFrom: LocationKind | null;
}

/** Who bears cost that goods have brought along, and who is to be paid for it. */
const sources: Readonly<Partial<Record<AdjustmentCause, AccountRoleName>>> = {
  'landed cost': 'landed cost clearing',
  bill: 'goods received not invoiced',
  revaluation: 'inventory adjustment',
};

function flowsOf(row: AdjustmentRow): ValueFlow[] {
  const { id: subjectId, companyId, reference, day, partyId, sourceKind, sourceId, cause, wentTo, cameBackFrom } = row;
  const here: AccountRoleName = row.onTheWay ? 'goods in transit' : 'stock';
  const source = sourceKind !== null && sourceId !== null ? { kind: sourceKind, id: sourceId } : undefined;
  const flow = { subjectId, companyId, reference, day, partyId, source, value: new Decimal(row.amount) };
  if (wentTo) return [{ ...flow, debit: borneBy(wentTo, cause), credit: here }];
  if (cameBackFrom === null) return [{ ...flow, debit: here, credit: sources[cause]! }];
  // Goods that only went on to another warehouse have taken it there already: that is booked, and nothing more of it.
  if (isOurs(cameBackFrom)) return [{ ...flow, value: new Decimal(0), debit: here, credit: here }];
  return [{ ...flow, debit: here, credit: borneBy(cameBackFrom, cause) }];
}

const isOurs = (place: LocationKind): boolean => place === 'internal' || place === 'transit';

/** What a bill says otherwise than the order, of goods that are gone, is a variance of purchasing; so is what a supplier does not take back. */
function borneBy(wentTo: LocationKind, cause: AdjustmentCause): AccountRoleName {
  if (wentTo === 'supplier' || (wentTo === 'customer' && cause === 'bill')) return 'purchase price variance';
  return accountAt[wentTo];
}

const bookable = `select a.id, a.company_id as "companyId", a.reference, a.day::text as day, m.party_id as "partyId", a.source_kind as "sourceKind",
         a.source_id as "sourceId", a.cause, a.amount::text as amount, l.warehouse_id is null as "onTheWay", t.kind as "wentTo", b.kind as "cameBackFrom"
    from cost_adjustment a join cost_layer l on l.id = a.layer_id join stock_move m on m.id = l.move_id
    left join cost_use u on u.id = a.use_id left join stock_move w on w.id = u.move_id left join location t on t.id = w.to_id
    left join cost_adjustment p on p.id = a.passes_id left join cost_use pu on pu.id = p.use_id
    left join stock_move pm on pm.id = pu.move_id left join location b on b.id = pm.to_id
   where a.id = any($1::uuid[])
     and exists (select from account_role r where r.company_id = a.company_id and r.role = 'stock' and r.archived_at is null)
     and not exists (select from timon.booked_stock k where k.subject_id = a.id) order by a.id`;
