import { Migration } from '@mikro-orm/migrations';

/** Which entry of the books each move of goods and each adjustment of cost stands in. */
export class Migration20261124T0600 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.booked_stock (
        subject_id uuid primary key,
        entry_id uuid not null references public.journal_entry,
        is_opening boolean not null default false
      );
      create index booked_stock_entry_index on timon.booked_stock (entry_id);
      create trigger append_only before update or delete or truncate on timon.booked_stock execute function timon.refuse_change();
    `);
  }
}
