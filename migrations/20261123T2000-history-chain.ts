import { Migration } from '@mikro-orm/migrations';

/** What happened around rights and secrets, append-only. What may have to be erased of a person lies apart, under a salt of its own. */
export class Migration20261123T2000 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.security_log (
        id bigint generated always as identity primary key,
        at timestamptz(3) not null,
        kind varchar(40) not null,
        principal_id uuid,
        subject_record varchar(60),
        subject_id uuid,
        request_id varchar(80)
      );
      create index security_log_kind_index on timon.security_log (kind, id);
      create index security_log_principal_index on timon.security_log (principal_id, id);
      create index security_log_subject_index on timon.security_log (subject_id, id);
      create table timon.security_fact (
        log_id bigint primary key references timon.security_log,
        facts jsonb not null,
        salt bytea not null default uuid_send(gen_random_uuid())
      );
    `);
    this.addSql(`
      create function timon.log_security(at timestamptz, kind text, principal uuid, subject_record text, subject_id uuid, request text, facts jsonb)
        returns bigint language sql volatile security definer set search_path = timon, pg_catalog as $$
        with entry as (
          insert into timon.security_log (at, kind, principal_id, subject_record, subject_id, request_id)
          values (at, kind, principal, subject_record, subject_id, left(request, 80)) returning id
        ), told as (insert into timon.security_fact (log_id, facts) select id, facts from entry)
        select id from entry
      $$;
    `);
    this.addSql(`
      alter table timon.history_private add column salt bytea not null default uuid_send(gen_random_uuid());
      create table timon.chain (
        stream varchar(20) not null,
        position bigint not null,
        entry_id bigint not null,
        commitments jsonb,
        hash bytea not null,
        primary key (stream, position),
        unique (stream, entry_id)
      );
      create table timon.seal (
        stream varchar(20) not null,
        position bigint not null,
        hash bytea not null,
        at timestamptz(3) not null,
        primary key (stream, position)
      );
      create table timon.chain_head (
        stream varchar(20) primary key,
        position bigint not null default 0,
        hash bytea not null default sha256(''),
        complete_to bigint not null default 0,
        seen_id bigint not null default 0,
        seen_before xid8 not null default '0'
      );
      insert into timon.chain_head (stream) values ('history'), ('security');
      insert into timon.setting values ('identity', to_jsonb(gen_random_uuid()::text));
      create table timon.erasure (
        id uuid primary key,
        at timestamptz(3) not null,
        principal_id uuid not null,
        record varchar(60) not null,
        record_id uuid not null
      );
      create index erasure_record_index on timon.erasure (record_id);
      create table timon.erased_value (
        stream varchar(20) not null,
        entry_id bigint not null,
        part varchar(20) not null,
        erasure_id uuid not null references timon.erasure,
        primary key (stream, entry_id, part)
      );
    `);
    this.addSql(this.movePersonalValues());
    this.addSql(`
      create function timon.commitment(salt bytea, said jsonb) returns text language sql immutable parallel safe
        as $$ select encode(sha256(salt || convert_to(said::text, 'UTF8')), 'hex') $$;

      create function timon.wire_time(at timestamptz) returns text language sql immutable parallel safe
        as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

      create function timon.history_text(h timon.history, commitments jsonb) returns text language sql stable parallel safe as $$
        select json_build_array(h.id::text, h.record, h.record_id, h.version, timon.wire_time(h.at), h.principal_id, h.action,
          encode(h.input_hash, 'hex'), h.changes::text, commitments::text)::text
      $$;
      create function timon.security_text(l timon.security_log, commitments jsonb) returns text language sql stable parallel safe as $$
        select json_build_array(l.id::text, timon.wire_time(l.at), l.kind, l.principal_id, l.subject_record, l.subject_id, l.request_id,
          commitments::text)::text
      $$;

      create view timon.history_unlinked with (security_invoker = true) as
        select h.id, p.commitments, timon.history_text(h, p.commitments) as text
        from timon.history h left join lateral (
          select jsonb_object_agg(class, timon.commitment(salt, changes)) as commitments from timon.history_private where history_id = h.id) p on true
        where not exists (select from timon.chain c where c.stream = 'history' and c.entry_id = h.id);
      create view timon.security_unlinked with (security_invoker = true) as
        select l.id, p.commitments, timon.security_text(l, p.commitments) as text
        from timon.security_log l left join lateral (
          select jsonb_build_object('facts', timon.commitment(salt, facts)) as commitments from timon.security_fact where log_id = l.id) p on true
        where not exists (select from timon.chain c where c.stream = 'security' and c.entry_id = l.id);
    `);
    this.addSql(`
      create function timon.link_chain(of_stream text, most int) returns int language plpgsql volatile security definer
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
        execute format('select coalesce(max(id), 0) from timon.%I', case of_stream when 'history' then 'history' else 'security_log' end) into newest;
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

      create function timon.seal_chain(of_stream text, moment timestamptz) returns table (place bigint, seal text) language sql volatile
        security definer set search_path = timon, pg_catalog as $$
        insert into timon.seal (stream, position, hash, at)
        select stream, position, hash, moment from timon.chain_head where stream = of_stream and position > 0
        on conflict do nothing returning position, encode(hash, 'hex')
      $$;
    `);
    this.addSql(`
      create function timon.erase_entries(of_erasure uuid, ids uuid[], kept_ids uuid[], accounts text[]) returns int language sql volatile
        security definer set search_path = timon, pg_catalog as $$
        with gone as (
          delete from timon.history_private p using timon.history h
          where h.id = p.history_id and (h.record_id = any (ids) or h.record_id = any (kept_ids) and p.class not like '% kept')
          returning 'history' as stream, p.history_id as entry_id, p.class as part
        ), untold as (
          delete from timon.security_fact f using timon.security_log l
          where l.id = f.log_id and l.kind <> 'person-erased' and (l.principal_id = any (ids) or l.subject_id = any (ids) or f.facts ->> 'account' = any (accounts))
          returning 'security' as stream, f.log_id as entry_id, 'facts' as part
        ), erased as (
          insert into timon.erased_value select stream, entry_id, part, of_erasure from (table gone union all table untold) e on conflict do nothing returning 1
        )
        select count(*)::int from erased
      $$;
      revoke execute on function timon.erase_entries from public;

      -- All that lets somebody in, whoever keeps it: their row stays, for others may have been answered by them, and says no name.
      create function timon.forget_access(ids uuid[], accounts text[]) returns void language plpgsql volatile
        security definer set search_path = timon, pg_catalog as $$
      declare
        all_ids uuid[] := ids || array(select principal_id from timon.partner_key where owner_id = any (ids))
          || array(select id from timon.principal where party_id = any (ids) and kind <> 'employee');
        held record;
      begin
        for held in
          select c.conrelid::regclass as in_table, a.attname as in_column from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          where c.contype = 'f' and c.confrelid = 'timon.principal'::regclass and c.confdeltype = 'c'
        loop
          execute format('delete from %s where %I = any ($1)', held.in_table, held.in_column) using all_ids;
        end loop;
        delete from timon.attempt t using unnest(accounts) a where right(t.subject, length(a) + 1) = ' ' || a;
        update timon.principal set name = '[erased ' || right(id::text, 8) || ']', active = false, epoch = epoch + 1 where id = any (all_ids);
        perform pg_notify('timon_rights', id::text) from unnest(all_ids) id;
      end $$;
      revoke execute on function timon.forget_access from public;
    `);
    this.addSql(`
      create function timon.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update or delete or truncate on timon.history execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.security_log execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.chain execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.seal execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.erasure execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.erased_value execute function timon.refuse_change();
      create trigger append_only before update or truncate on timon.history_private execute function timon.refuse_change();
      create trigger append_only before update or truncate on timon.security_fact execute function timon.refuse_change();
    `);
  }

  /** What earlier entries say of people goes to where it can be erased; from now on it is written there. */
  private movePersonalValues(): string {
    const personal: Record<string, readonly string[]> = {
      Party: ['name', 'legalName', 'jobTitle', 'taxId', 'city', 'country', 'notes', 'addresses', 'contactPoints'],
      Employee: ['name', 'firstName', 'lastName', 'title', 'email', 'extension'],
      SalesOrder: ['customerReference', 'shipName', 'shipStreet', 'shipCity', 'shipRegion', 'shipPostalCode', 'shipCountry', 'notes'],
    };
    return Object.entries(personal)
      .map(([record, fields]) => {
        const names = `array[${fields.map((field) => `'${field}'`).join(', ')}]`;
        return `
          insert into timon.history_private (history_id, class, changes)
            select h.id, 'internal', jsonb_object_agg(c.key, c.value) from timon.history h, jsonb_each(h.changes) c
            where h.record = '${record}' and c.key = any (${names}) group by h.id;
          update timon.history set changes = changes - ${names} where record = '${record}' and changes ?| ${names};`;
      })
      .join('\n');
  }
}
