import { Migration } from '@mikro-orm/migrations';

/**
 * What was billed of each line of a purchase order, in the product's own unit, with credit notes taken off. What stands on the lines,
 * and what bills were matched with, is compared with it.
 */
export class Migration20261124T0740 extends Migration {
  override up(): void {
    this.addSql(`
      create function timon.in_own_unit(quantity numeric, unit uuid, product uuid) returns numeric language sql stable as $$
        select case when unit is null then quantity else round(quantity * u.factor / own.factor, 6) end
          from public.product p join public.unit own on own.id = p.unit_id left join public.unit u on u.id = unit where p.id = product
      $$;
      create function timon.due_of_bill_line(line uuid) returns numeric language sql stable as $$
        select timon.in_own_unit(l.quantity, l.unit_id, l.product_id) - coalesce((select sum(timon.in_own_unit(c.quantity, c.unit_id, l.product_id))
            from public.supplier_bill_line c join public.supplier_bill b on b.id = c.document_id
            where c.original_id = l.id and b.kind = 'credit-note' and b.state = 'posted'), 0)
          from public.supplier_bill_line l where l.id = line
      $$;
      create view timon.goods_billed with (security_invoker = true) as
      select l.id as line_id, coalesce((select sum(timon.due_of_bill_line(x.id)) from supplier_bill_line x join supplier_bill b on b.id = x.document_id
          where x.source_id = l.id::text and x.source_kind = 'PurchaseOrderLine' and b.kind = 'invoice' and b.state = 'posted'), 0) as billed
        from purchase_order_line l;
      create or replace view timon.purchase_difference with (security_invoker = true) as
      select 'received' as what, l.id as line_id, l.received - g.received as difference
        from purchase_order_line l join timon.goods_ordered g on g.line_id = l.id where l.received <> g.received
      union all
      select 'returned', l.id, l.returned - g.returned
        from purchase_order_line l join timon.goods_ordered g on g.line_id = l.id where l.returned <> g.returned
      union all
      select 'billed', l.id, l.billed - b.billed
        from purchase_order_line l join timon.goods_billed b on b.line_id = l.id where l.billed <> b.billed
      union all
      select 'matched', m.order_line_id, m.matched - told.quantity from bill_match m join product p on p.id = m.product_id
        cross join lateral (select coalesce(sum(r.quantity), 0) as quantity from bill_match_receipt r where r.match_id = m.id) told
        where p.kind = 'goods' and m.matched <> told.quantity
      union all
      select 'matched twice', o.id, sum(r.quantity) - came.quantity from bill_match_receipt r join receipt_line l on l.id = r.receipt_line_id
        join purchase_order_line o on o.id::text = l.source_line
        cross join lateral (select coalesce(sum(m.quantity), 0) as quantity from stock_move m where m.document_line = l.id::text) came
        group by o.id, l.id, came.quantity having sum(r.quantity) > came.quantity;
    `);
  }
}
