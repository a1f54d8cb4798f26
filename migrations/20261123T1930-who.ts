import { Migration } from '@mikro-orm/migrations';

/** Who may what, completed: portal users, budgets, rights that change with time, substitutes, and the reporting line as an ordered path. */
export class Migration20261123T1930 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.principal drop constraint principal_kind_check;
      alter table timon.principal add constraint principal_kind_check check (kind in ('employee', 'key', 'portal', 'system'));
      alter table timon.principal
        add column email varchar(200),
        add column budget varchar(20) not null default 'person' check (budget in ('person', 'key', 'analyst', 'portal', 'system')),
        add column changes_at timestamptz(3);
      create index principal_changes_index on timon.principal (changes_at) where changes_at is not null;

      alter table timon.principal_scope
        alter column operation type varchar(40),
        add column covered uuid[] not null default '{}',
        add column covered_departments uuid[] not null default '{}';

      create table timon.reporting_line (
        person_id uuid primary key references public.employee on delete cascade,
        path text collate "C" not null
      );
      create unique index reporting_line_path_index on timon.reporting_line (path);
      with recursive line(id, path) as (
        select id, '/' || replace(id::text, '-', '') from public.employee where manager_id is null
        union all
        select e.id, line.path || '/' || replace(e.id::text, '-', '') from public.employee e join line on e.manager_id = line.id
      )
      insert into timon.reporting_line select id, path from line;

      create table timon.partner_key_secret (
        prefix varchar(16) primary key,
        key_id uuid not null references timon.partner_key on delete cascade,
        secret_hash bytea not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        used_at timestamptz
      );
      create index partner_key_secret_key_index on timon.partner_key_secret (key_id);
      insert into timon.partner_key_secret select prefix, principal_id, secret_hash, created_at, expires_at, revoked_at, used_at from timon.partner_key;
      alter table timon.partner_key
        drop column prefix, drop column secret_hash, drop column expires_at, drop column used_at,
        add column addresses cidr[] not null default '{}',
        add column party_id uuid;

      create function timon.end_sessions() returns trigger language plpgsql security definer set search_path = timon, pg_catalog as $$ begin
        delete from timon.session where principal_id = old.id;
        return null;
      end $$;
      create trigger principal_switched_off after update of active on timon.principal
        for each row when (old.active and not new.active) execute function timon.end_sessions();
    `);
  }
}
