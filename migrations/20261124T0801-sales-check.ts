import { Migration } from '@mikro-orm/migrations';

/** How far each order has come, worked out from what moved for it; where an order says something else, there is a fault. */
export class Migration20261124T0801 extends Migration {
  override up(): void {
    this.addSql(`
      create view timon.sales_line_fact with (security_invoker = true) as
        select l.id, l.order_id, l.quantity, l.ships, o.state, o.invoicing, in_line.shipped, in_line.returned, 0::numeric as invoiced
          from sales_order_line l join sales_order o on o.id = l.order_id join unit lu on lu.id = l.unit_id
          join product p on p.id = l.product_id join unit pu on pu.id = p.unit_id
          cross join lateral (
            select coalesce(sum(m.quantity), 0) as shipped, coalesce(sum(b.quantity), 0) as returned, round(l.quantity * lu.factor / pu.factor, 6) as ordered
              from delivery_line d join stock_move m on m.document_line = d.id::text
              left join lateral (select sum(r.quantity) as quantity from stock_move r where r.return_of_id = m.id) b on true
             where d.source_line = l.id::text) in_stock
          cross join lateral (
            select case when in_stock.shipped = in_stock.ordered then l.quantity else round(in_stock.shipped * pu.factor / lu.factor, 6) end as shipped,
                   case when in_stock.returned = in_stock.ordered then l.quantity else round(in_stock.returned * pu.factor / lu.factor, 6) end as returned) in_line;

      create view timon.sales_line_progress with (security_invoker = true) as
        select id, order_id, quantity, ships, shipped, returned, shipped - returned as delivered, invoiced,
               case when state = 'confirmed' and ships then greatest(quantity - shipped, 0) else 0 end as to_deliver,
               case when state = 'closed' and ships then shipped - returned - invoiced
                    when state <> 'confirmed' then 0
                    when ships and invoicing = 'on delivery' then shipped - returned - invoiced
                    else quantity - returned - invoiced end as to_invoice
          from timon.sales_line_fact;

      create view timon.sales_fault with (security_invoker = true) as
        select 'order line' as fault, l.order_id, l.id as subject from sales_order_line l join timon.sales_line_progress f on f.id = l.id
         where (l.delivered, l.invoiced, l.to_deliver, l.to_invoice) is distinct from (f.delivered, f.invoiced, f.to_deliver, f.to_invoice)
        union all
        select 'order', o.id, o.id from sales_order o left join lateral (
            select count(*) filter (where ships) as goods, coalesce(sum(shipped) filter (where ships), 0) as shipped,
                   coalesce(bool_and(shipped >= quantity) filter (where ships), true) as all_shipped, coalesce(sum(abs(invoiced)), 0) as invoiced,
                   coalesce(bool_and(invoiced >= quantity - returned), true) as all_invoiced, coalesce(bool_and(to_deliver = 0 and to_invoice = 0), true) as nothing_left
              from timon.sales_line_progress f where f.order_id = o.id) f on true
         where (o.delivery_status, o.invoice_status, o.done) is distinct from (
           case when o.state not in ('confirmed', 'closed') then 'none' when f.goods = 0 then 'not needed' when f.shipped = 0 then 'none'
                when f.all_shipped then 'fully' else 'partly' end,
           case when f.invoiced = 0 then 'none' when f.all_invoiced then 'fully' else 'partly' end,
           o.state in ('confirmed', 'closed') and f.nothing_left);
    `);
  }
}
