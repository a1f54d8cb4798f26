import { Migration } from '@mikro-orm/migrations';

/** A look under a draft ends with the session it is made for, and with any change of what its viewer holds themselves. */
export class Migration20261123T2230 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.principal
        -- For whom a preview was made, and what they held then.
        add column preview_by uuid references timon.principal on delete cascade,
        add column preview_epoch int;
      delete from timon.principal where preview_of is not null;
      alter table timon.principal add constraint principal_preview_check
        check ((preview_of is null) = (preview_by is null) and (preview_by is null) = (preview_epoch is null));
      create index session_viewing_index on timon.session (viewing_id) where viewing_id is not null;

      create function timon.end_preview() returns trigger language plpgsql security definer set search_path = timon, pg_catalog as $$ begin
        delete from timon.principal where id = old.viewing_id and preview_of is not null;
        return null;
      end $$;
      create trigger session_stops_viewing after update of viewing_id on timon.session
        for each row when (old.viewing_id is distinct from new.viewing_id) execute function timon.end_preview();
      create trigger session_over after delete on timon.session
        for each row when (old.viewing_id is not null) execute function timon.end_preview();
    `);
  }
}
