import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { nothingYet, type LineFacts } from './order-progress.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';
import { StockUnits } from './stock-units.js';

interface FactsRow {
  readonly line: string;
  readonly shipped: string;
  readonly returned: string;
}

/** What has happened to the lines of orders: what moved for them, and what of that came back. */
export async function factsOf(orders: readonly SalesOrder[], work: Work): Promise<(line: SalesOrderLine) => LineFacts> {
  const lines = orders.flatMap((order) => order.lines);
  const units = await StockUnits.of(lines, work);
  const rows = await work.rows<FactsRow>(
    `select d.source_line as line, sum(m.quantity)::text as shipped, sum(coalesce(b.quantity, 0))::text as returned
       from delivery_line d join stock_move m on m.document_line = d.id::text
       left join lateral (select sum(r.quantity) as quantity from stock_move r where r.return_of_id = m.id) b on true
      where d.source_line = any($1::text[]) group by d.source_line`,
    [lines.map(({ id }) => id)],
  );
  const moved = new Map(rows.map((row) => [row.line, row]));
  return (line) => {
    const row = moved.get(line.id);
    if (!row) return nothingYet;
    const inLine = (quantity: string) => units.inLine(line, new Decimal(quantity));
    return { shipped: inLine(row.shipped), returned: inLine(row.returned), invoiced: new Decimal(0) };
  };
}
