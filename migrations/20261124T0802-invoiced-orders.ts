import { Migration } from '@mikro-orm/migrations';

/** What was invoiced of an order is among the facts that it is held against: drafts count, so that nobody drafts the same again. */
export class Migration20261124T0802 extends Migration {
  override up(): void {
    this.addSql(`
      create or replace view timon.sales_line_fact with (security_invoker = true) as
        select l.id, l.order_id, l.quantity, l.ships, o.state, o.invoicing, in_line.shipped, in_line.returned, coalesce(told.invoiced, 0) as invoiced
          from sales_order_line l join sales_order o on o.id = l.order_id join unit lu on lu.id = l.unit_id
          join product p on p.id = l.product_id join unit pu on pu.id = p.unit_id
          cross join lateral (
            select coalesce(sum(m.quantity), 0) as shipped, coalesce(sum(b.quantity), 0) as returned, round(l.quantity * lu.factor / pu.factor, 6) as ordered
              from delivery_line d join stock_move m on m.document_line = d.id::text
              left join lateral (select sum(r.quantity) as quantity from stock_move r where r.return_of_id = m.id) b on true
             where d.source_line = l.id::text) in_stock
          cross join lateral (
            select case when in_stock.shipped = in_stock.ordered then l.quantity else round(in_stock.shipped * pu.factor / lu.factor, 6) end as shipped,
                   case when in_stock.returned = in_stock.ordered then l.quantity else round(in_stock.returned * pu.factor / lu.factor, 6) end as returned) in_line
          left join lateral (
            select sum(quantity) as invoiced from (
              select i.quantity from customer_invoice_line i join customer_invoice d on d.id = i.document_id and d.kind = 'invoice'
               where i.source_id = l.id::text and i.source_kind = 'SalesOrderLine' and d.state <> 'cancelled' and d.archived_at is null
              union all
              select -c.quantity from customer_invoice_line i join customer_invoice_line c on c.original_id = i.id
                join customer_invoice d on d.id = c.document_id and d.kind = 'credit-note'
               where i.source_id = l.id::text and i.source_kind = 'SalesOrderLine' and d.state <> 'cancelled' and d.archived_at is null) i) told on true;
    `);
  }
}
