import { Migration } from '@mikro-orm/migrations';

/** For whom somebody stood in when they changed something. It is chained beside who they are; what was written before is chained as it was. */
export class Migration20261123T2240 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.history add column on_behalf_of uuid[];
      create or replace function timon.history_text(h timon.history, commitments jsonb) returns text language sql stable parallel safe as $$
        select json_build_array(h.id::text, h.record, h.record_id, h.version, timon.wire_time(h.at),
          case when h.on_behalf_of is null then to_json(h.principal_id) else to_json(h.principal_id || h.on_behalf_of) end, h.action,
          encode(h.input_hash, 'hex'), h.changes::text, commitments::text)::text
      $$;
    `);
  }
}
