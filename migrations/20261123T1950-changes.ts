import { Migration } from '@mikro-orm/migrations';

/** Messages carry the transaction they were written in, so that whoever follows changes can ask: what has become visible since? */
export class Migration20261123T1950 extends Migration {
  override up(): void {
    this.addSql(`
      alter table timon.outbox add column tx xid8 not null default pg_current_xact_id();
      create index outbox_tx_index on timon.outbox (tx);
    `);
  }
}
