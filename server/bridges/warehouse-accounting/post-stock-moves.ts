import { Decimal } from 'decimal.js';
import { listenLast, type Work } from '../../kernel/write/index.js';
import { StockMoved, type LocationKind } from '../../erp/warehouse/index.js';
import { bookFlows } from './book-flows.js';
import { flowsOf, owedForReturn, type BookableMove } from './value-flow.js';

/** Goods that change what we own change what the books say that we own, on the day of the move and in its transaction. */
listenLast(StockMoved, async (moved, work) => {
  const moves = await bookableMoves(
    moved.map(({ moveId }) => moveId),
    work,
  );
  await bookFlows(moves.flatMap(flowsOf), work);
});

interface MoveRow {
  readonly id: string;
  readonly companyId: string;
  readonly reference: string;
  readonly day: string;
  readonly partyId: string | null;
  readonly quantity: string;
  readonly value: string;
  readonly from: LocationKind;
  readonly to: LocationKind;
  readonly places: number;
  readonly returnOf: string | null;
  readonly received: string | null;
  readonly receivedValue: string | null;
  readonly goneBefore: string | null;
}

/** The moves that are worth something, of companies that keep books of their stock, and that are not in them yet. */
async function bookableMoves(ids: readonly string[], work: Work): Promise<BookableMove[]> {
  const rows = await work.rows<MoveRow>(
    `select m.id, m.company_id as "companyId", m.reference, m.day::text as day, m.party_id as "partyId", m.quantity::text as quantity,
            m.value::text as value, f.kind as "from", t.kind as "to", u.decimals as places, o.id as "returnOf", o.quantity::text as received,
            o.value::text as "receivedValue", (select coalesce(sum(r.quantity), 0)::text from stock_move r
              join timon.booked_stock b on b.subject_id = r.id where r.return_of_id = o.id) as "goneBefore"
       from stock_move m join location f on f.id = m.from_id join location t on t.id = m.to_id
       join company c on c.id = m.company_id join currency u on u.id = c.currency_id
       left join stock_move o on o.id = m.return_of_id and t.kind = 'supplier'
      where m.id = any($1::uuid[]) and m.value <> 0
        and exists (select from account_role a where a.company_id = m.company_id and a.role = 'stock' and a.archived_at is null)
        and not exists (select from timon.booked_stock b where b.subject_id = m.id)
      order by m.id`,
    [ids],
  );
  const gone = new Map<string, Decimal>();
  return rows.map(({ quantity, value, returnOf, received, receivedValue, goneBefore, places, ...move }) => {
    if (returnOf === null) return { ...move, value: new Decimal(value) };
    const before = gone.get(returnOf) ?? new Decimal(goneBefore!);
    gone.set(returnOf, before.plus(quantity));
    const receipt = { quantity: new Decimal(received!), value: new Decimal(receivedValue ?? 0) };
    return { ...move, value: new Decimal(value), owed: owedForReturn(receipt, new Decimal(quantity), before, places) };
  });
}
