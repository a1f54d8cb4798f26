import { Migration } from '@mikro-orm/migrations';

/** What foreign money is worth on a day, and how much those of a level may write off. */
export class Migration20261124T0520 extends Migration {
  override up(): void {
    this.addSql(`
      create table "revaluation" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "number" varchar(40) collate "und-x-icu" null, "company_id" uuid not null, "date" date not null, "result" numeric not null, "entry_id" uuid null, "reversal_id" uuid null, "state" varchar(60) not null, "search_text" text generated always as (timon.plain(coalesce(number, ''))) stored null, primary key ("id"));
      create index "revaluation_created_at_index" on "revaluation" (created_at, id);
      create index "revaluation_number_index" on "revaluation" (number, id);
      create index "revaluation_company_id_id_index" on "revaluation" (company_id, id);
      create index "revaluation_date_index" on "revaluation" (date, id);
      create index "revaluation_entry_id_index" on "revaluation" (entry_id);
      create index "revaluation_reversal_id_index" on "revaluation" (reversal_id);
      create index "revaluation_state_index" on "revaluation" (state, id);
      create index "revaluation_search_index" on "revaluation" using gin (search_text gin_trgm_ops);
      alter table "revaluation" add constraint "revaluation_number_unique" unique ("company_id", "number");
      create table "revaluation_line" ("id" uuid not null, "position" int not null, "revaluation_id" uuid not null, "account_id" uuid not null, "party_id" uuid null, "currency_id" uuid not null, "balance_in_currency" numeric not null, "booked" numeric not null, "exchange_rate" numeric not null, "worth" numeric not null, "difference" numeric not null, "company_id" uuid null, primary key ("id"));
      create index "revaluation_line_revaluation_id_index" on "revaluation_line" (revaluation_id, position);
      create index "revaluation_line_account_id_index" on "revaluation_line" (account_id);
      create index "revaluation_line_party_id_id_index" on "revaluation_line" (party_id, id);
      create index "revaluation_line_currency_id_id_index" on "revaluation_line" (currency_id, id);
      create table "write_off_limit" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "company_id" uuid not null, "level" varchar(60) not null, "amount" numeric not null, primary key ("id"));
      create index "write_off_limit_created_at_index" on "write_off_limit" (created_at, id);
      create index "write_off_limit_company_id_id_index" on "write_off_limit" (company_id, id);
      create index "write_off_limit_level_index" on "write_off_limit" (level, id);
      alter table "write_off_limit" add constraint "write_off_limit_level_unique" unique ("company_id", "level");
      alter table "revaluation" add constraint "revaluation_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation" add constraint "revaluation_entry_id_foreign" foreign key ("entry_id") references "journal_entry" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation" add constraint "revaluation_reversal_id_foreign" foreign key ("reversal_id") references "journal_entry" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation" add constraint "revaluation_state_check" check ("state" in ('draft', 'posted'));
      alter table "revaluation" enable row level security;
      alter table "revaluation" force row level security;
      create policy "revaluation_caller_read" on "revaluation" for select to "timon_caller" using ((select timon.sees_all('Revaluation', 'read')) or revaluation.company_id = any ((select timon.scope_companies('Revaluation', 'read'))::uuid[]));
      create policy "revaluation_caller_insert" on "revaluation" for insert to "timon_caller" with check ((select timon.sees_all('Revaluation', 'change')) or revaluation.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_caller_update" on "revaluation" for update to "timon_caller" using ((select timon.sees_all('Revaluation', 'change')) or revaluation.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[])) with check ((select timon.sees_all('Revaluation', 'change')) or revaluation.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_caller_delete" on "revaluation" for delete to "timon_caller" using ((select timon.sees_all('Revaluation', 'change')) or revaluation.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_facts" on "revaluation" to "timon_facts" using (true) with check (true);
      alter table "revaluation_line" add constraint "revaluation_line_revaluation_id_foreign" foreign key ("revaluation_id") references "revaluation" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "revaluation_line" add constraint "revaluation_line_account_id_foreign" foreign key ("account_id") references "account" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation_line" add constraint "revaluation_line_party_id_foreign" foreign key ("party_id") references "party" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation_line" add constraint "revaluation_line_currency_id_foreign" foreign key ("currency_id") references "currency" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "revaluation_line" enable row level security;
      alter table "revaluation_line" force row level security;
      create policy "revaluation_line_caller_read" on "revaluation_line" for select to "timon_caller" using ((select timon.sees_all('Revaluation', 'read')) or revaluation_line.company_id = any ((select timon.scope_companies('Revaluation', 'read'))::uuid[]));
      create policy "revaluation_line_caller_insert" on "revaluation_line" for insert to "timon_caller" with check ((select timon.sees_all('Revaluation', 'change')) or revaluation_line.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_line_caller_update" on "revaluation_line" for update to "timon_caller" using ((select timon.sees_all('Revaluation', 'change')) or revaluation_line.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[])) with check ((select timon.sees_all('Revaluation', 'change')) or revaluation_line.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_line_caller_delete" on "revaluation_line" for delete to "timon_caller" using ((select timon.sees_all('Revaluation', 'change')) or revaluation_line.company_id = any ((select timon.scope_companies('Revaluation', 'change'))::uuid[]));
      create policy "revaluation_line_facts" on "revaluation_line" to "timon_facts" using (true) with check (true);
      alter table "write_off_limit" add constraint "write_off_limit_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "write_off_limit" add constraint "write_off_limit_level_check" check ("level" in ('specialist', 'lead', 'manager'));
      alter table "write_off_limit" add constraint "write_off_limit_amount_check" check ("amount" >= 0);
      alter table "write_off_limit" enable row level security;
      alter table "write_off_limit" force row level security;
      create policy "write_off_limit_caller_read" on "write_off_limit" for select to "timon_caller" using ((select timon.sees_all('WriteOffLimit', 'read')) or write_off_limit.company_id = any ((select timon.scope_companies('WriteOffLimit', 'read'))::uuid[]));
      create policy "write_off_limit_caller_insert" on "write_off_limit" for insert to "timon_caller" with check ((select timon.sees_all('WriteOffLimit', 'change')) or write_off_limit.company_id = any ((select timon.scope_companies('WriteOffLimit', 'change'))::uuid[]));
      create policy "write_off_limit_caller_update" on "write_off_limit" for update to "timon_caller" using ((select timon.sees_all('WriteOffLimit', 'change')) or write_off_limit.company_id = any ((select timon.scope_companies('WriteOffLimit', 'change'))::uuid[])) with check ((select timon.sees_all('WriteOffLimit', 'change')) or write_off_limit.company_id = any ((select timon.scope_companies('WriteOffLimit', 'change'))::uuid[]));
      create policy "write_off_limit_caller_delete" on "write_off_limit" for delete to "timon_caller" using ((select timon.sees_all('WriteOffLimit', 'change')) or write_off_limit.company_id = any ((select timon.scope_companies('WriteOffLimit', 'change'))::uuid[]));
      create policy "write_off_limit_facts" on "write_off_limit" to "timon_facts" using (true) with check (true);
    `);
  }
}
