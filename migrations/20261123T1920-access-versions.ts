import { Migration } from '@mikro-orm/migrations';

/** Who may what becomes data: versions of overrides over the declared access tables, and sessions that look as somebody else. */
export class Migration20261123T1920 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.access_version (
        number int primary key check (number > 0),
        -- Counts up with every edit of a draft, so that two editors notice each other.
        edits int not null default 1,
        -- Another one with every edit: what a process remembers of a version it remembers by this.
        content uuid not null default gen_random_uuid(),
        based_on int not null,
        restores int,
        note varchar(500),
        created_at timestamptz(3) not null,
        created_by uuid not null references timon.principal,
        published_at timestamptz(3),
        published_by uuid references timon.principal,
        check ((published_at is null) = (published_by is null))
      );
      create unique index access_version_draft_unique on timon.access_version ((true)) where published_at is null and restores is null;
      create table timon.access_override (
        version int not null references timon.access_version on delete cascade,
        record varchar(60) not null,
        part varchar(20) not null check (part in ('operation', 'read', 'write', 'rows', 'duty')),
        name varchar(60) not null,
        level int check (level between 1 and 7),
        rule jsonb,
        -- The version that set it; later ones carry it on.
        since int not null,
        primary key (version, record, part, name),
        check ((part = 'rows') = (rule is not null) and (rule is null) = (level is not null))
      );
      create function timon.keep_published_access() returns trigger language plpgsql set search_path = timon, pg_catalog as $$
      begin
        if tg_table_name = 'access_version' then
          if old.published_at is not null then raise exception 'A published version of the access tables never changes.'; end if;
        elsif exists (select from timon.access_version v where v.number = coalesce(old.version, new.version) and v.published_at is not null) then
          raise exception 'A published version of the access tables never changes.';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger access_version_kept before update or delete on timon.access_version
        for each row execute function timon.keep_published_access();
      create trigger access_override_kept before insert or update or delete on timon.access_override
        for each row execute function timon.keep_published_access();
      alter table timon.principal add column access_version int not null default 0;
      -- Somebody as they would be under a draft, for whoever tries it out.
      alter table timon.principal add column preview_of uuid references timon.principal on delete cascade;
      create index principal_preview_index on timon.principal (preview_of) where preview_of is not null;
      -- A look at what is no longer there ends, and its session with it.
      alter table timon.session add column viewing_id uuid references timon.principal on delete cascade;
    `);
  }
}
