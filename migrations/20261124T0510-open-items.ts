import { Migration } from '@mikro-orm/migrations';

/** Open items are written with the lines of the books, and what is left of them with their matches, whoever writes these. */
export class Migration20261124T0510 extends Migration {
  override up(): void {
    this.openItems();
    this.settleItems();
    this.checks();
  }

  private openItems(): void {
    this.addSql(`
      create function timon.open_item_of(lines uuid[]) returns void language sql set search_path = timon, public, pg_catalog as $$
        insert into open_item (id, version, created_at, updated_at, number, company_id, account_id, party_id, entry_id, line_id, reference,
            source_kind, source_id, date, due_date, discount_until, discount, currency_id, amount, amount_in_currency, residual,
            residual_in_currency, open)
          select l.id, 1, e.posted_at, e.posted_at, e.number, l.company_id, l.account_id, l.party_id, l.entry_id, l.id, e.reference,
            e.source_kind, e.source_id, l.date, coalesce(l.due_date, l.date), l.discount_until, l.discount, l.currency_id, l.balance,
            l.amount_in_currency, l.balance, l.amount_in_currency, true
          from journal_entry_line l join journal_entry e on e.id = l.entry_id join account a on a.id = l.account_id and a.reconcilable
          where l.id = any(lines) and l.period_id is not null and l.party_id is not null and (l.balance <> 0 or l.amount_in_currency <> 0)
          order by l.id
        on conflict (id) do nothing
      $$;
      create function timon.open_items() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      begin
        perform timon.open_item_of(array(select id from written where period_id is not null and party_id is not null));
        return null;
      end $$;
      create trigger open_items_inserted after insert on public.journal_entry_line
        referencing new table as written for each statement execute function timon.open_items();
      create trigger open_items_updated after update on public.journal_entry_line
        referencing new table as written for each statement execute function timon.open_items();
      create function timon.open_items_of_account() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      begin
        if new.reconcilable and not old.reconcilable then
          perform timon.open_item_of(array(select id from journal_entry_line where account_id = new.id and period_id is not null and party_id is not null));
        end if;
        return null;
      end $$;
      create trigger open_items_follow after update on public.account for each row execute function timon.open_items_of_account();
      -- What has been booked before is owed as well.
      grant select on public.journal_entry, public.journal_entry_line, public.account to timon_facts;
      grant select, insert on public.open_item to timon_facts;
      set local role timon_facts;
      select timon.open_item_of(array(select id from public.journal_entry_line where period_id is not null and party_id is not null));
      reset role;
      create trigger follows_lines before insert or update or delete on public.open_item
        for each statement when (pg_trigger_depth() = 0) execute function timon.refuse_direct_change();
      create trigger append_only before truncate on public.open_item execute function timon.refuse_change();
    `);
  }

  private settleItems(): void {
    this.addSql(`
      create function timon.settle_items() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      declare
        stray uuid;
      begin
        select m.id into stray from written m join open_item d on d.id = m.debit_item_id join open_item c on c.id = m.credit_item_id
          left join reconciliation_match u on u.id = m.undoes_id
          where (d.company_id, d.account_id, d.party_id, d.currency_id) <> (m.company_id, m.account_id, m.party_id, m.currency_id)
            or (c.company_id, c.account_id, c.party_id, c.currency_id) <> (m.company_id, m.account_id, m.party_id, m.currency_id)
            or d.amount < 0 or d.amount_in_currency < 0 or c.amount > 0 or c.amount_in_currency > 0 or m.date < greatest(d.date, c.date)
            or u.id is not null and (u.undoes_id is not null or m.date < u.date or (u.debit_item_id, u.credit_item_id, -u.amount, -u.amount_in_currency)
              <> (m.debit_item_id, m.credit_item_id, m.amount, m.amount_in_currency))
          limit 1;
        if found then
          raise exception 'the match % joins what does not belong together', stray using errcode = 'check_violation';
        end if;
        update open_item i set residual = i.residual - t.amount, residual_in_currency = i.residual_in_currency - t.amount_in_currency,
            open = i.residual <> t.amount or i.residual_in_currency <> t.amount_in_currency, version = i.version + 1, updated_at = t.at
          from (select id, sum(amount) as amount, sum(amount_in_currency) as amount_in_currency, max(at) as at from (
              select debit_item_id as id, amount, amount_in_currency, created_at as at from written
              union all select credit_item_id, -amount, -amount_in_currency, created_at from written) taken group by id) t
          where i.id = t.id;
        return null;
      end $$;
      create trigger settled after insert on public.reconciliation_match
        referencing new table as written for each statement execute function timon.settle_items();
      create trigger append_only before update or delete or truncate on public.reconciliation_match execute function timon.refuse_change();
    `);
  }

  /** What may never be: a row here is a fault in what is owed. */
  private checks(): void {
    this.addSql(`
      create view timon.open_item_fault with (security_invoker = true) as
        select 'residual differs from its matches' as fault, i.company_id, i.number as subject, i.residual as found, i.amount - coalesce(m.amount, 0) as expected
          from public.open_item i left join (select id, sum(amount) as amount, sum(amount_in_currency) as amount_in_currency from (
              select debit_item_id as id, amount, amount_in_currency from public.reconciliation_match
              union all select credit_item_id, -amount, -amount_in_currency from public.reconciliation_match) t group by id) m on m.id = i.id
          where (i.residual, i.residual_in_currency) is distinct from
            (i.amount - coalesce(m.amount, 0), i.amount_in_currency - coalesce(m.amount_in_currency, 0))
        union all
        select 'open item differs from its line', coalesce(i.company_id, l.company_id), coalesce(i.number, e.number), i.amount, l.balance
          from (select l.* from public.journal_entry_line l join public.account a on a.id = l.account_id and a.reconcilable
              where l.period_id is not null and l.party_id is not null and (l.balance <> 0 or l.amount_in_currency <> 0)) l
            join public.journal_entry e on e.id = l.entry_id left join public.open_item i on i.id = l.id
          where (i.company_id, i.account_id, i.party_id, i.entry_id, i.line_id, i.currency_id, i.amount, i.amount_in_currency, i.date) is distinct from
            (l.company_id, l.account_id, l.party_id, l.entry_id, l.id, l.currency_id, l.balance, l.amount_in_currency, l.date)
        union all
        select 'open item without a line', i.company_id, i.number, i.amount, 0 from public.open_item i
          where not exists (select from public.journal_entry_line l where l.id = i.id and l.period_id is not null)
        union all
        select 'settled in its currency and not in the books', company_id, number, residual, 0 from public.open_item
          where residual_in_currency = 0 and residual <> 0 and amount_in_currency <> 0
        union all
        select 'items differ from the account', coalesce(i.company_id, b.company_id), a.code, coalesce(i.residual, 0), coalesce(b.balance, 0)
          from (select company_id, account_id, currency_id, sum(residual) as residual, sum(residual_in_currency) as residual_in_currency
              from public.open_item group by company_id, account_id, currency_id) i
            full join (select company_id, account_id, currency_id, sum(debit - credit) as balance, sum(amount_in_currency) as balance_in_currency
              from timon.account_balance group by company_id, account_id, currency_id) b using (account_id, currency_id)
            join public.account a on a.id = account_id and a.reconcilable and a.party_required
          where (coalesce(i.residual, 0), coalesce(i.residual_in_currency, 0)) <> (coalesce(b.balance, 0), coalesce(b.balance_in_currency, 0));
      create view timon.payment_status with (security_invoker = true) as
        select i.company_id, i.source_kind, i.source_id, sum(i.amount) as amount, sum(i.residual) as residual,
            case when not bool_or(i.open) then 'paid'
              when bool_and(i.residual = i.amount and i.residual_in_currency = i.amount_in_currency) then 'open' else 'partial' end as status
          from public.open_item i join public.account a on a.id = i.account_id and a.type in ('receivable', 'payable')
          where i.source_id is not null group by i.company_id, i.source_kind, i.source_id;
    `);
  }
}
