import { Migration } from '@mikro-orm/migrations';

/**
 * What has come of each line of a purchase order, and what went back: the goods themselves tell. What stands on the lines is compared
 * with it: the second view has no row, or something is wrong.
 */
export class Migration20261124T0710 extends Migration {
  override up(): void {
    this.addSql(`
      create view timon.goods_ordered with (security_invoker = true) as
      select l.id as line_id, came.quantity - gone.quantity as received, gone.quantity as returned from purchase_order_line l
        cross join lateral (select coalesce(sum(m.quantity), 0) as quantity from receipt_line r
          join stock_move m on m.document_line = r.id::text where r.source_line = l.id::text and m.return_of_id is null) came
        cross join lateral (select coalesce(sum(b.quantity), 0) as quantity from receipt_line r
          join stock_move m on m.document_line = r.id::text join stock_move b on b.return_of_id = m.id where r.source_line = l.id::text) gone;
      create view timon.purchase_difference with (security_invoker = true) as
      select 'received' as what, l.id as line_id, l.received - g.received as difference
        from purchase_order_line l join timon.goods_ordered g on g.line_id = l.id where l.received <> g.received
      union all
      select 'returned', l.id, l.returned - g.returned
        from purchase_order_line l join timon.goods_ordered g on g.line_id = l.id where l.returned <> g.returned;
    `);
  }
}
