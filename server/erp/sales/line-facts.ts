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

interface InvoicedRow {
  readonly line: string;
  readonly invoiced: string;
}

/** What has happened to the lines of orders: what moved for them, what of that came back, and what was invoiced less what was credited. */
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
  const invoices = await work.rows<InvoicedRow>(
    `select line, sum(quantity)::text as invoiced from (
       select l.source_id as line, l.quantity from customer_invoice_line l join customer_invoice d on d.id = l.document_id
        where l.source_id = any($1::text[]) and l.source_kind = 'SalesOrderLine' and d.kind = 'invoice' and d.state <> 'cancelled' and d.archived_at is null
       union all
       select l.source_id, -c.quantity from customer_invoice_line l join customer_invoice_line c on c.original_id = l.id join customer_invoice n on n.id = c.document_id
        where l.source_id = any($1::text[]) and l.source_kind = 'SalesOrderLine' and n.kind = 'credit-note' and n.state <> 'cancelled' and n.archived_at is null) told
      group by line`,
    [lines.map(({ id }) => id)],
  );
  const invoiced = new Map(invoices.map((row) => [row.line, new Decimal(row.invoiced)]));
  const moved = new Map(rows.map((row) => [row.line, row]));
  return (line) => {
    const row = moved.get(line.id);
    const told = { ...nothingYet, invoiced: invoiced.get(line.id) ?? nothingYet.invoiced };
    if (!row) return told;
    const inLine = (quantity: string) => units.inLine(line, new Decimal(quantity));
    return { ...told, shipped: inLine(row.shipped), returned: inLine(row.returned) };
  };
}
