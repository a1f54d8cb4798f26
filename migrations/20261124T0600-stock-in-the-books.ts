import { Migration } from '@mikro-orm/migrations';

/** Which entry of the books each move of goods stands in, and the proof that goods and books tell the same story: a view without rows. */
export class Migration20261124T0600 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.booked_stock (
        subject_id uuid primary key,
        entry_id uuid not null references public.journal_entry,
        is_opening boolean not null default false
      );
      create index booked_stock_entry_index on timon.booked_stock (entry_id);
      create trigger append_only before update or delete or truncate on timon.booked_stock execute function timon.refuse_change();
    `);
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
