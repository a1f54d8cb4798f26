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
      create function timon.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update or delete or truncate on timon.history execute function timon.refuse_change();
      create trigger append_only before update or delete or truncate on timon.security_log execute function timon.refuse_change();
    `);
  }
}
