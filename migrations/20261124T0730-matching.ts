import { Migration } from '@mikro-orm/migrations';

/** Lines of bills held against what was ordered and what has come. */
export class Migration20261124T0730 extends Migration {
  override up(): void {
    this.addSql(`
      create table "bill_match" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "reference" varchar(40) collate "und-x-icu" not null, "company_id" uuid not null, "department_id" uuid not null, "owner_id" uuid not null, "order_id" uuid not null, "order_line_id" uuid not null, "bill_id" uuid not null, "bill_line_id" uuid not null, "product_id" uuid not null, "quantity" numeric not null, "matched" numeric not null, "currency_id" uuid not null, "exchange_rate" numeric not null, "rate_date" date not null, "billed_price" numeric not null, "ordered_price" numeric not null, "quantity_blocked" numeric not null, "price_blocked" numeric not null, "price_accepted_by_id" uuid null, "quantity_accepted_by_id" uuid null, "state" varchar(60) not null, "quantity_blocked_in_company_currency" numeric not null, "price_blocked_in_company_currency" numeric not null, "search_text" text generated always as (timon.plain(coalesce(reference, ''))) stored null, primary key ("id"));
      create index "bill_match_created_at_index" on "bill_match" (created_at, id);
      create index "bill_match_reference_index" on "bill_match" (reference, id);
      create index "bill_match_company_id_id_index" on "bill_match" (company_id, id);
      create index "bill_match_department_id_id_index" on "bill_match" (department_id, id);
      create index "bill_match_owner_id_id_index" on "bill_match" (owner_id, id);
      create index "bill_match_order_id_index" on "bill_match" (order_id);
      create index "bill_match_order_line_id_index" on "bill_match" (order_line_id);
      create index "bill_match_bill_id_index" on "bill_match" (bill_id);
      create index "bill_match_bill_line_id_index" on "bill_match" (bill_line_id);
      create index "bill_match_product_id_id_index" on "bill_match" (product_id, id);
      create index "bill_match_currency_id_id_index" on "bill_match" (currency_id, id);
      create index "bill_match_price_accepted_by_id_id_index" on "bill_match" (price_accepted_by_id, id);
      create index "bill_match_quantity_accepted_by_id_id_index" on "bill_match" (quantity_accepted_by_id, id);
      create index "bill_match_state_index" on "bill_match" (state, id);
      create unique index "bill_match_bill_line_id_key" on "bill_match" (bill_line_id) nulls not distinct;
      create index "bill_match_search_index" on "bill_match" using gin (search_text gin_trgm_ops);
      create table "bill_match_receipt" ("id" uuid not null, "position" int not null, "match_id" uuid not null, "receipt_line_id" uuid not null, "quantity" numeric not null, "billed_value" numeric not null, "received_value" numeric not null, "owner_id" uuid null, "department_id" uuid null, "company_id" uuid null, primary key ("id"));
      create index "bill_match_receipt_match_id_index" on "bill_match_receipt" (match_id, position);
      create index "bill_match_receipt_receipt_line_id_index" on "bill_match_receipt" (receipt_line_id);
      alter table "bill_match" add constraint "bill_match_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_department_id_foreign" foreign key ("department_id") references "department" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_owner_id_foreign" foreign key ("owner_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_order_line_id_foreign" foreign key ("order_line_id") references "purchase_order_line" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_bill_id_foreign" foreign key ("bill_id") references "supplier_bill" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_bill_line_id_foreign" foreign key ("bill_line_id") references "supplier_bill_line" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_product_id_foreign" foreign key ("product_id") references "product" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_currency_id_foreign" foreign key ("currency_id") references "currency" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_price_accepted_by_id_foreign" foreign key ("price_accepted_by_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_quantity_accepted_by_id_foreign" foreign key ("quantity_accepted_by_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match" add constraint "bill_match_exchange_rate_check" check ("exchange_rate" >= 0.000000001);
      alter table "bill_match" add constraint "bill_match_state_check" check ("state" in ('blocked', 'matched'));
      alter table "bill_match" add constraint "bill_match_matches_what_was_billed" check (matched <= quantity);
      alter table "bill_match" enable row level security;
      alter table "bill_match" force row level security;
      create policy "bill_match_caller_read" on "bill_match" for select to "timon_caller" using ((select timon.sees_all('BillMatch', 'read')) or (bill_match.owner_id = any ((select timon.scope_owners('BillMatch', 'read'))::uuid[]) and bill_match.department_id = any ((select timon.scope_owner_departments('BillMatch', 'read'))::uuid[])) or (bill_match.owner_id, bill_match.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'read', true, true) p(person, department)) or bill_match.department_id = any ((select timon.scope_departments('BillMatch', 'read'))::uuid[]) or bill_match.company_id = any ((select timon.scope_companies('BillMatch', 'read'))::uuid[]));
      create policy "bill_match_caller_insert" on "bill_match" for insert to "timon_caller" with check ((select timon.sees_all('BillMatch', 'change')) or (bill_match.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match.owner_id, bill_match.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_caller_update" on "bill_match" for update to "timon_caller" using ((select timon.sees_all('BillMatch', 'change')) or (bill_match.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match.owner_id, bill_match.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[])) with check ((select timon.sees_all('BillMatch', 'change')) or (bill_match.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match.owner_id, bill_match.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_caller_delete" on "bill_match" for delete to "timon_caller" using ((select timon.sees_all('BillMatch', 'change')) or (bill_match.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match.owner_id, bill_match.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_facts" on "bill_match" to "timon_facts" using (true) with check (true);
      alter table "bill_match_receipt" add constraint "bill_match_receipt_match_id_foreign" foreign key ("match_id") references "bill_match" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "bill_match_receipt" add constraint "bill_match_receipt_receipt_line_id_foreign" foreign key ("receipt_line_id") references "receipt_line" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "bill_match_receipt" enable row level security;
      alter table "bill_match_receipt" force row level security;
      create policy "bill_match_receipt_caller_read" on "bill_match_receipt" for select to "timon_caller" using ((select timon.sees_all('BillMatch', 'read')) or (bill_match_receipt.owner_id = any ((select timon.scope_owners('BillMatch', 'read'))::uuid[]) and bill_match_receipt.department_id = any ((select timon.scope_owner_departments('BillMatch', 'read'))::uuid[])) or (bill_match_receipt.owner_id, bill_match_receipt.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'read', true, true) p(person, department)) or bill_match_receipt.department_id = any ((select timon.scope_departments('BillMatch', 'read'))::uuid[]) or bill_match_receipt.company_id = any ((select timon.scope_companies('BillMatch', 'read'))::uuid[]));
      create policy "bill_match_receipt_caller_insert" on "bill_match_receipt" for insert to "timon_caller" with check ((select timon.sees_all('BillMatch', 'change')) or (bill_match_receipt.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match_receipt.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match_receipt.owner_id, bill_match_receipt.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match_receipt.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match_receipt.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_receipt_caller_update" on "bill_match_receipt" for update to "timon_caller" using ((select timon.sees_all('BillMatch', 'change')) or (bill_match_receipt.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match_receipt.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match_receipt.owner_id, bill_match_receipt.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match_receipt.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match_receipt.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[])) with check ((select timon.sees_all('BillMatch', 'change')) or (bill_match_receipt.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match_receipt.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match_receipt.owner_id, bill_match_receipt.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match_receipt.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match_receipt.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_receipt_caller_delete" on "bill_match_receipt" for delete to "timon_caller" using ((select timon.sees_all('BillMatch', 'change')) or (bill_match_receipt.owner_id = any ((select timon.scope_owners('BillMatch', 'change'))::uuid[]) and bill_match_receipt.department_id = any ((select timon.scope_owner_departments('BillMatch', 'change'))::uuid[])) or (bill_match_receipt.owner_id, bill_match_receipt.department_id) in (select p.person,
      p.department
      from timon.people('BillMatch', 'change', true, true) p(person, department)) or bill_match_receipt.department_id = any ((select timon.scope_departments('BillMatch', 'change'))::uuid[]) or bill_match_receipt.company_id = any ((select timon.scope_companies('BillMatch', 'change'))::uuid[]));
      create policy "bill_match_receipt_facts" on "bill_match_receipt" to "timon_facts" using (true) with check (true);
    `);
  }
}
