import { Migration } from '@mikro-orm/migrations';

/** Whatever names its entries may be chained: the stream says which table they lie in. Posted entries are the third. */
export class Migration20261124T0130 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.chain_head add column entries varchar(60);
      update timon.chain_head set entries = case stream when 'history' then 'history' else 'security_log' end;
      alter table timon.chain_head alter column entries set not null;
      insert into timon.chain_head (stream, entries) values ('ledger', 'posted_entry');

      create function timon.ledger_text(of_entry uuid) returns text language sql stable set search_path = public, pg_catalog as $$
        select json_build_array(e.id, e.number, e.company_id, e.journal_id, e.period_id, e.date, timon.wire_time(e.posted_at), e.description,
            e.reference, e.reverses_id, e.source_kind, e.source_id, e.total::text,
            (select json_agg(json_build_array(l.id, l.position, l.account_id, l.description, l.party_id, l.debit::text, l.credit::text,
                l.currency_id, l.amount_in_currency::text, l.exchange_rate::text, l.due_date, l.tax_code_id, l.tax_base::text, l.product_id,
                l.quantity::text) order by l.position, l.id) from journal_entry_line l where l.entry_id = e.id), null)::text
          from journal_entry e where e.id = of_entry
      $$;
      create view timon.ledger_unlinked with (security_invoker = true) as
        select p.id, null::jsonb as commitments, timon.ledger_text(p.entry_id) as text from timon.posted_entry p
        where not exists (select from timon.chain c where c.stream = 'ledger' and c.entry_id = p.id);
    `);
    this.addSql(`
      create or replace function timon.link_chain(of_stream text, most int) returns int language plpgsql volatile security definer
        set search_path = timon, pg_catalog as $$
      declare
        head timon.chain_head;
        entry record;
        linked int := 0;
        last_linked bigint;
        newest bigint;
        is_complete boolean;
      begin
        if not pg_try_advisory_xact_lock(7146692, hashtext(of_stream)) then return 0; end if;
        select * into head from timon.chain_head where stream = of_stream for update;
        -- Ids are drawn before they are committed: nothing can come below an id any more once all that ran when it was seen have ended.
        is_complete := head.seen_before <= pg_snapshot_xmin(pg_current_snapshot());
        execute format('select coalesce(max(id), 0) from timon.%I', head.entries) into newest;
        last_linked := head.complete_to;
        for entry in execute format('select id, commitments, text from timon.%I where id > $1 order by id limit $2', of_stream || '_unlinked')
          using head.complete_to, most
        loop
          head.position := head.position + 1;
          head.hash := sha256(head.hash || sha256(convert_to(entry.text, 'UTF8')));
          insert into timon.chain values (of_stream, head.position, entry.id, entry.commitments, head.hash);
          last_linked := entry.id;
          linked := linked + 1;
        end loop;
        if is_complete then
          head.complete_to := greatest(head.complete_to, case when linked < most then head.seen_id else least(head.seen_id, last_linked) end);
          if linked < most or head.complete_to >= head.seen_id then
            head.seen_id := newest;
            head.seen_before := pg_snapshot_xmax(pg_current_snapshot());
          end if;
        elsif head.seen_before > pg_snapshot_xmax(pg_current_snapshot()) then
          -- Another server counted these transactions: this database was restored, and nothing of then is still under way.
          head.seen_before := pg_snapshot_xmax(pg_current_snapshot());
        end if;
        update timon.chain_head set position = head.position, hash = head.hash, complete_to = head.complete_to, seen_id = head.seen_id,
          seen_before = head.seen_before where stream = of_stream;
        return linked;
      end $$;
    `);
  }
}
