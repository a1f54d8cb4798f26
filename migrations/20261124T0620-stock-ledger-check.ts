import { Migration } from '@mikro-orm/migrations';

/** Late cost counts in what stock is worth, and goods and books are held against each other: each is a view without rows, or something is wrong. */
export class Migration20261124T0620 extends Migration {
  override up(): void {
    this.stockDifference();
    this.stockLedgerDifference();
  }

  /** A use without a layer is of goods that left before they came: it lies where they were taken from. */
  private stockDifference(): void {
    this.addSql(`
      create view timon.cost_in_layers with (security_invoker = true) as
        select company_id, product_id, warehouse_id, id as layer_id, quantity, value from public.cost_layer
        union all
        select m.company_id, m.product_id, coalesce(l.warehouse_id, case when l.id is null then f.warehouse_id end), l.id, -u.quantity, -u.value
          from public.cost_use u join public.stock_move m on m.id = u.move_id join public.location f on f.id = m.from_id
          left join public.cost_layer l on l.id = u.layer_id
        union all
        select l.company_id, l.product_id, l.warehouse_id, l.id, 0, case when a.use_id is null then a.amount else -a.amount end
          from public.cost_adjustment a join public.cost_layer l on l.id = a.layer_id;
      create or replace view timon.stock_difference with (security_invoker = true) as
      select 'stock on hand' as what, product_id, location_id as place_id, sum(quantity) as difference from (
          select product_id, to_id as location_id, lot_id, quantity from stock_move join location l on l.id = to_id where l.kind in ('internal', 'transit')
          union all select product_id, from_id, lot_id, -quantity from stock_move join location l on l.id = from_id where l.kind in ('internal', 'transit')
          union all select product_id, location_id, lot_id, -quantity from stock_on_hand) told
        group by product_id, location_id, lot_id having sum(quantity) <> 0
      union all
      select 'stock value', product_id, warehouse_id, sum(value) from (
          select company_id, product_id, warehouse_id, quantity, value from timon.cost_in_layers
          union all select company_id, product_id, warehouse_id, -quantity, -value from stock_value) told
        group by company_id, product_id, warehouse_id having sum(quantity) <> 0 or sum(value) <> 0
      union all
      select 'layer balance', product_id, warehouse_id, sum(value) from (
          select layer_id, product_id, warehouse_id, quantity, value from timon.cost_in_layers where layer_id is not null
          union all select layer_id, product_id, warehouse_id, -quantity, -value from timon.layer_balance) told
        group by layer_id, product_id, warehouse_id having sum(quantity) <> 0 or sum(value) <> 0
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
          on told.move_id = m.id where told.value is distinct from m.value
      union all
      select 'correction of a use', m.product_id, m.id, sum(u.quantity) from cost_use u join stock_move m on m.id = u.move_id
        where u.corrects_id is not null group by m.id having sum(u.quantity) <> 0 or sum(u.value) <> 0
      union all
      -- While goods that were sold before they came are being settled, it may be otherwise; never afterwards.
      select 'nothing is worth something', product_id, warehouse_id, value from stock_value where quantity = 0 and value <> 0
      union all
      select 'below zero', s.product_id, s.location_id, s.quantity from stock_on_hand s join location l on l.id = s.location_id
        left join warehouse w on w.id = l.warehouse_id where s.quantity < 0 and w.may_go_below_zero is not true;
    `);
  }

  private stockLedgerDifference(): void {
    this.addSql(`
      create view timon.stock_ledger_difference with (security_invoker = true) as
      -- Several parts may be played by one account: what they come to together is what it has to say.
      select string_agg(told.role, ', ' order by told.role) as what, told.company_id, sum(told.expected) as expected, told.booked from (
          select r.role, r.company_id, r.account_id,
              (select coalesce(sum(v.value), 0) from public.stock_value v
                where v.company_id = r.company_id and (v.warehouse_id is null) = (r.role = 'goods in transit')) as expected,
              (select coalesce(sum(b.debit - b.credit), 0) from timon.account_balance b where b.account_id = r.account_id) as booked
            from public.account_role r where r.role in ('stock', 'goods in transit') and r.archived_at is null) told
        group by told.company_id, told.account_id, told.booked having sum(told.expected) <> told.booked
      union all
      -- What the goods say that is owed for them, whatever bills have said since.
      select 'goods received not invoiced', r.company_id, -came.owed, entered.balance from public.account_role r
        cross join lateral (
          select coalesce(sum(l.debit - l.credit), 0) as balance from public.journal_entry_line l
            where l.account_id = r.account_id and l.entry_id in (select b.entry_id from timon.booked_stock b
              join public.journal_entry e on e.id = b.entry_id where e.company_id = r.company_id)) entered
        cross join lateral (
          select coalesce(sum(owed), 0) as owed from (
            select sum(m.value) as owed from timon.booked_stock b join public.stock_move m on m.id = b.subject_id
              join public.location f on f.id = m.from_id where not b.is_opening and m.company_id = r.company_id and f.kind = 'supplier'
            union all
            select sum(a.amount) from timon.booked_stock b join public.cost_adjustment a on a.id = b.subject_id
              where not b.is_opening and a.company_id = r.company_id and a.cause = 'bill' and a.use_id is null and a.passes_id is null
            union all
            select -sum(m.value) from timon.booked_stock b join public.stock_move m on m.id = b.subject_id
              join public.location t on t.id = m.to_id
              where not b.is_opening and m.company_id = r.company_id and t.kind = 'supplier' and m.return_of_id is null
            union all
            select -(round(o.value * back.gone / o.quantity, u.decimals) - round(o.value * back.gone_before / o.quantity, u.decimals)) from (
                select m.return_of_id, sum(m.quantity) as gone, coalesce(sum(m.quantity) filter (where b.is_opening), 0) as gone_before
                  from timon.booked_stock b join public.stock_move m on m.id = b.subject_id join public.location t on t.id = m.to_id
                  where m.company_id = r.company_id and t.kind = 'supplier' and m.return_of_id is not null group by m.return_of_id) back
              join public.stock_move o on o.id = back.return_of_id
              join public.company c on c.id = o.company_id join public.currency u on u.id = c.currency_id) told) came
        where r.role = 'goods received not invoiced' and r.archived_at is null and -came.owed <> entered.balance;
    `);
  }
}
