import { Migration } from '@mikro-orm/migrations';

/** Everything that is kept beside the moves and cost layers, compared with what they come to: the view has no row, or something is wrong. */
export class Migration20261124T0310 extends Migration {
  override up(): void {
    this.addSql(`
      create view timon.stock_difference with (security_invoker = true) as
      select 'stock on hand' as what, product_id, location_id as place_id, sum(quantity) as difference from (
          select product_id, to_id as location_id, lot_id, quantity from stock_move join location l on l.id = to_id where l.kind in ('internal', 'transit')
          union all select product_id, from_id, lot_id, -quantity from stock_move join location l on l.id = from_id where l.kind in ('internal', 'transit')
          union all select product_id, location_id, lot_id, -quantity from stock_on_hand) told
        group by product_id, location_id, lot_id having sum(quantity) <> 0
      union all
      select 'stock value', product_id, warehouse_id, sum(value) from (
          select company_id, product_id, warehouse_id, quantity, value from cost_layer
          union all select l.company_id, l.product_id, l.warehouse_id, -u.quantity, -u.value from cost_use u join cost_layer l on l.id = u.layer_id
          union all select company_id, product_id, warehouse_id, -quantity, -value from stock_value) told
        group by company_id, product_id, warehouse_id having sum(quantity) <> 0 or sum(value) <> 0
      union all
      select 'layer balance', product_id, warehouse_id, sum(value) from (
          select id, product_id, warehouse_id, quantity, value from cost_layer
          union all select l.id, l.product_id, l.warehouse_id, -u.quantity, -u.value from cost_use u join cost_layer l on l.id = u.layer_id
          union all select layer_id, product_id, warehouse_id, -quantity, -value from timon.layer_balance) told
        group by id, product_id, warehouse_id having sum(quantity) <> 0 or sum(value) <> 0
      union all
      select 'goods and their cost', product_id, warehouse_id, sum(quantity) from (
          select s.company_id, s.product_id, l.warehouse_id, s.quantity from stock_on_hand s join location l on l.id = s.location_id
          union all select company_id, product_id, warehouse_id, -quantity from stock_value) told
        group by company_id, product_id, warehouse_id having sum(quantity) <> 0
      union all
      select 'reserved', s.product_id, s.location_id, s.reserved - coalesce(sum(r.quantity), 0) from stock_on_hand s
        left join reservation r on r.place_id = s.id group by s.id having s.reserved <> coalesce(sum(r.quantity), 0)
      union all
      select 'value of a move', m.product_id, m.id, coalesce(m.value, 0) - told.value from stock_move m
        join (select move_id, sum(value) as value from cost_layer group by move_id union all select move_id, sum(value) from cost_use group by move_id) told
          on told.move_id = m.id where told.value is distinct from m.value;
    `);
  }
}
