import { Migration } from '@mikro-orm/migrations';

/**
 * What the books stand on, whoever writes: posted entries stay as they are, balance at commit and lie in an open period; balances
 * and the order for the chain are written with them.
 */
export class Migration20261124T0120 extends Migration {
  override up(): void {
    this.addSql(`
      -- Functions of triggers step into the facts' role, whoever writes; an owner who is no superuser has to be let in as well.
      do $$ begin
        if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant timon_facts to %I', current_user); end if;
      end $$;
    `);
    this.addSql(`
      create table timon.account_balance (
        account_id uuid not null references public.account,
        period_id uuid not null references public.fiscal_period,
        currency_id uuid not null references public.currency,
        company_id uuid not null references public.company,
        debit numeric not null,
        credit numeric not null,
        amount_in_currency numeric not null,
        primary key (account_id, period_id, currency_id)
      );
      create index account_balance_period_index on timon.account_balance (company_id, period_id);
      create table timon.posted_entry (
        id bigint generated always as identity primary key,
        entry_id uuid not null unique,
        at timestamptz(3) not null
      );
    `);
    this.keepPosted();
    this.openBooks();
    this.balanced();
    this.keepBalances();
    this.keepLocks();
    this.checks();
  }

  private keepPosted(): void {
    this.addSql(`
      create function timon.keep_posted_entry() returns trigger language plpgsql as $$
      begin
        if old.state = 'posted' then
          raise exception 'the posted entry % stays as it is', old.number using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create function timon.keep_posted_line() returns trigger language plpgsql as $$
      begin
        if old.period_id is not null then
          raise exception 'the line % of a posted entry stays as it is', old.id using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger a_posted_stays before update or delete on public.journal_entry for each row execute function timon.keep_posted_entry();
      create trigger a_posted_stays before update or delete on public.journal_entry_line for each row execute function timon.keep_posted_line();
      create trigger append_only before truncate on public.journal_entry execute function timon.refuse_change();
      create trigger append_only before truncate on public.journal_entry_line execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.posted_entry execute function timon.refuse_change();
    `);
  }

  /**
   * The functions of triggers see all facts, whoever writes: a check over the lines that a clerk sees would be no check. Periods are
   * held until commit, so that whoever closes one waits for what is being posted in it.
   */
  private openBooks(): void {
    this.addSql(`
      create function timon.enter_posted_entries() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      declare
        stray record;
      begin
        perform from fiscal_period p where p.id in (select w.period_id from written w where w.state = 'posted') order by p.id for share;
        select w.number, w.date, p.name, p.state into stray from written w
          join fiscal_period p on p.id = w.period_id join journal j on j.id = w.journal_id
          where w.state = 'posted' and (p.state <> 'open' or p.company_id <> w.company_id or j.company_id <> w.company_id
            or w.date not between p.starts_on and p.ends_on
            or exists (select from lock_date l where l.company_id = w.company_id and l.lock = 'hard' and l.locked_through >= w.date))
          limit 1;
        if found then
          raise exception 'the books are not open on % for entry %', stray.date, stray.number using errcode = 'restrict_violation';
        end if;
        insert into posted_entry (entry_id, at) select w.id, w.posted_at from written w where w.state = 'posted' order by w.number;
        return null;
      end $$;
      create trigger posted_inserted after insert on public.journal_entry
        referencing new table as written for each statement execute function timon.enter_posted_entries();
      create trigger posted_updated after update on public.journal_entry
        referencing new table as written for each statement execute function timon.enter_posted_entries();
    `);
  }

  /** An entry says how many lines it has and what they come to, so none can be added to it later, not even a pair that balances. */
  private balanced(): void {
    this.addSql(`
      create function timon.require_balance() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      declare
        sums record;
      begin
        select count(*)::int as lines, sum(debit) as debit, sum(credit) as credit,
            bool_and(period_id = new.period_id and date = new.date and company_id = new.company_id) as placed into sums
          from journal_entry_line where entry_id = new.id;
        if sums.lines <> new.line_count or sums.lines < 2 or sums.debit <> sums.credit or sums.debit <> new.total or sums.placed is not true then
          raise exception 'entry % does not balance: % lines of %, debit %, credit %, total %', new.number, sums.lines, new.line_count,
            sums.debit, sums.credit, new.total using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger balanced after insert or update on public.journal_entry deferrable initially deferred
        for each row when (new.state = 'posted') execute function timon.require_balance();
    `);
  }

  private keepBalances(): void {
    this.addSql(`
      create function timon.book_lines() returns trigger language plpgsql set role = 'timon_facts'
        set search_path = timon, public, pg_catalog as $$
      declare
        stray record;
      begin
        select e.number into stray from (select entry_id, bool_and(period_id is not null) as all_in, bool_or(period_id is not null) as some_in
            from written group by entry_id) w join journal_entry e on e.id = w.entry_id
          where w.all_in <> w.some_in or w.all_in <> (e.state = 'posted')
            or w.all_in and (select count(*) from journal_entry_line l where l.entry_id = e.id) > e.line_count limit 1;
        if found then
          raise exception 'nothing is added to entry %', stray.number using errcode = 'restrict_violation';
        end if;
        select a.code into stray from written w join account a on a.id = w.account_id
          where w.period_id is not null and (a.company_id <> w.company_id or not a.active or a.party_required and w.party_id is null) limit 1;
        if found then
          raise exception 'account % does not take this line', stray.code using errcode = 'restrict_violation';
        end if;
        insert into account_balance as b (account_id, period_id, currency_id, company_id, debit, credit, amount_in_currency)
          select account_id, period_id, currency_id, company_id, sum(debit), sum(credit), sum(amount_in_currency) from written
          where period_id is not null group by account_id, period_id, currency_id, company_id order by account_id, period_id, currency_id
        on conflict (account_id, period_id, currency_id) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
          amount_in_currency = b.amount_in_currency + excluded.amount_in_currency;
        return null;
      end $$;
      create function timon.refuse_direct_change() returns trigger language plpgsql as $$
      begin
        raise exception '% follows from the lines of entries', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger follows_lines before insert or update or delete on timon.account_balance
        for each statement when (pg_trigger_depth() = 0) execute function timon.refuse_direct_change();
      create trigger append_only before truncate on timon.account_balance execute function timon.refuse_change();
      create trigger follows_entries before insert on timon.posted_entry
        for each statement when (pg_trigger_depth() = 0) execute function timon.refuse_direct_change();
      create trigger lines_inserted after insert on public.journal_entry_line
        referencing new table as written for each statement execute function timon.book_lines();
      create trigger lines_updated after update on public.journal_entry_line
        referencing new table as written for each statement execute function timon.book_lines();
    `);
  }

  private keepLocks(): void {
    this.addSql(`
      create function timon.keep_lock() returns trigger language plpgsql as $$
      begin
        if old.lock = 'hard' and (tg_op = 'DELETE' or new.lock <> old.lock or new.company_id <> old.company_id
            or new.locked_through < old.locked_through or new.archived_at is not null) then
          raise exception 'a hard lock never goes back from %', old.locked_through using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger hard_stays before update or delete on public.lock_date for each row execute function timon.keep_lock();
      create function timon.keep_locked() returns trigger language plpgsql as $$
      begin
        if old.state = 'locked' and (tg_op = 'DELETE' or new.state <> 'locked') then
          raise exception '% is locked for good', old.name using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger locked_stays before update or delete on public.fiscal_period for each row execute function timon.keep_locked();
      create trigger locked_stays before update or delete on public.fiscal_year for each row execute function timon.keep_locked();
    `);
  }

  /** What may never be: a row here is a fault in the books. */
  private checks(): void {
    this.addSql(`
      create view timon.ledger_fault with (security_invoker = true) as
        select 'unbalanced entry' as fault, e.company_id, e.number as subject, s.debit as found, s.credit as expected
          from public.journal_entry e left join lateral (
            select count(*) as lines, coalesce(sum(l.debit), 0) as debit, coalesce(sum(l.credit), 0) as credit,
              bool_and(l.period_id = e.period_id and l.date = e.date) as placed
            from public.journal_entry_line l where l.entry_id = e.id) s on true
          where e.state = 'posted' and (s.debit <> s.credit or s.debit <> e.total or s.lines <> e.line_count or s.placed is not true)
        union all
        select 'number missing or double', company_id, series, count(*), max(number) from (
            select company_id, series, substring(number from '\\d+$')::bigint as number from public.journal_entry where state = 'posted') n
          group by company_id, series having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)
        union all
        select 'entry not in posting order', e.company_id, e.number, 0, 1
          from public.journal_entry e where e.state = 'posted' and not exists (select from timon.posted_entry p where p.entry_id = e.id)
        union all
        select 'balance differs from its lines', coalesce(b.company_id, l.company_id), a.code || ' ' || p.name, b.debit - b.credit, l.debit - l.credit
          from timon.account_balance b full join (
            select account_id, period_id, currency_id, company_id, sum(debit) as debit, sum(credit) as credit, sum(amount_in_currency) as amount
            from public.journal_entry_line where period_id is not null group by account_id, period_id, currency_id, company_id) l
            on (l.account_id, l.period_id, l.currency_id) = (b.account_id, b.period_id, b.currency_id)
          join public.account a on a.id = coalesce(b.account_id, l.account_id) join public.fiscal_period p on p.id = coalesce(b.period_id, l.period_id)
          where (b.debit, b.credit, b.amount_in_currency, b.company_id) is distinct from (l.debit, l.credit, l.amount, l.company_id);
    `);
  }
}
