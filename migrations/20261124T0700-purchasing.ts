import { Migration } from '@mikro-orm/migrations';

/** What we buy: orders, who approves them, and how far what comes and is billed may differ from them. */
export class Migration20261124T0700 extends Migration {
  override up(): void {
    this.addSql(`
      create table "approval_rule" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "name" varchar(80) collate "und-x-icu" not null, "company_id" uuid not null, "department_id" uuid null, "amount_above" numeric not null, "level" int not null, "persons" int not null, "accumulation_days" int null, "search_text" text generated always as (timon.plain(coalesce(name, ''))) stored null, primary key ("id"));
      create index "approval_rule_created_at_index" on "approval_rule" (created_at, id);
      create index "approval_rule_company_id_id_index" on "approval_rule" (company_id, id);
      create index "approval_rule_department_id_id_index" on "approval_rule" (department_id, id);
      create index "approval_rule_amount_above_index" on "approval_rule" (amount_above, id);
      create index "approval_rule_search_index" on "approval_rule" using gin (search_text gin_trgm_ops);
      create table "purchase_tolerance" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "name" varchar(80) collate "und-x-icu" not null, "company_id" uuid not null, "supplier_id" uuid null, "product_id" uuid null, "over_receipt" numeric not null, "quantity" numeric not null, "price" numeric not null, "price_amount" numeric null, "search_text" text generated always as (timon.plain(coalesce(name, ''))) stored null, primary key ("id"));
      create index "purchase_tolerance_created_at_index" on "purchase_tolerance" (created_at, id);
      create index "purchase_tolerance_company_id_id_index" on "purchase_tolerance" (company_id, id);
      create index "purchase_tolerance_supplier_id_id_index" on "purchase_tolerance" (supplier_id, id);
      create index "purchase_tolerance_product_id_id_index" on "purchase_tolerance" (product_id, id);
      create unique index "purchase_tolerance_company_id_supplier_id_product_id_key" on "purchase_tolerance" (company_id, supplier_id, product_id) nulls not distinct;
      create index "purchase_tolerance_search_index" on "purchase_tolerance" using gin (search_text gin_trgm_ops);
      create table "purchase_order" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "number" varchar(40) collate "und-x-icu" not null, "supplier_id" uuid not null, "owner_id" uuid not null, "company_id" uuid not null, "department_id" uuid not null, "order_date" date not null, "warehouse_id" uuid null, "supplier_reference" varchar(60) collate "und-x-icu" null, "currency_id" uuid null, "exchange_rate" numeric null, "rate_date" date null, "payment_terms_id" uuid null, "document_discount" numeric not null, "notes" text collate "und-x-icu" null, "rounding_mode" varchar(60) null, "tax_rounding" varchar(60) null, "lines_amount" numeric not null, "discount_amount" numeric not null, "net_amount" numeric not null, "tax_amount" numeric not null, "total" numeric not null, "revision" int not null, "created_by_id" uuid null, "changed_by_id" uuid null, "submitted_by_id" uuid null, "submitted_on" date null, "approval_level" int null, "approvals_needed" int null, "receiving" varchar(60) not null, "billing" varchar(60) not null, "state" varchar(60) not null, "lines_amount_in_company_currency" numeric not null, "discount_amount_in_company_currency" numeric not null, "net_amount_in_company_currency" numeric not null, "tax_amount_in_company_currency" numeric not null, "total_in_company_currency" numeric not null, "search_text" text generated always as (timon.plain(coalesce(number, '') || ' ' || coalesce(supplier_reference, ''))) stored null, primary key ("id"));
      create index "purchase_order_created_at_index" on "purchase_order" (created_at, id);
      create index "purchase_order_number_index" on "purchase_order" (number, id);
      create index "purchase_order_supplier_id_id_index" on "purchase_order" (supplier_id, id);
      create index "purchase_order_owner_id_id_index" on "purchase_order" (owner_id, id);
      create index "purchase_order_company_id_id_index" on "purchase_order" (company_id, id);
      create index "purchase_order_department_id_id_index" on "purchase_order" (department_id, id);
      create index "purchase_order_order_date_index" on "purchase_order" (order_date, id);
      create index "purchase_order_warehouse_id_index" on "purchase_order" (warehouse_id);
      create index "purchase_order_currency_id_id_index" on "purchase_order" (currency_id, id);
      create index "purchase_order_payment_terms_id_id_index" on "purchase_order" (payment_terms_id, id);
      create index "purchase_order_created_by_id_id_index" on "purchase_order" (created_by_id, id);
      create index "purchase_order_changed_by_id_id_index" on "purchase_order" (changed_by_id, id);
      create index "purchase_order_submitted_by_id_id_index" on "purchase_order" (submitted_by_id, id);
      create index "purchase_order_submitted_on_index" on "purchase_order" (submitted_on, id);
      create index "purchase_order_approval_level_index" on "purchase_order" (approval_level, id);
      create index "purchase_order_receiving_index" on "purchase_order" (receiving, id);
      create index "purchase_order_billing_index" on "purchase_order" (billing, id);
      create index "purchase_order_state_index" on "purchase_order" (state, id);
      create index "purchase_order_net_amount_in_company_currency_index" on "purchase_order" (net_amount_in_company_currency, id);
      create index "purchase_order_total_in_company_currency_index" on "purchase_order" (total_in_company_currency, id);
      create index "purchase_order_search_index" on "purchase_order" using gin (search_text gin_trgm_ops);
      alter table "purchase_order" add constraint "purchase_order_number_unique" unique ("company_id", "number");
      create table "purchase_order_tax" ("id" uuid not null, "position" int not null, "order_id" uuid not null, "tax_code_id" uuid not null, "base" numeric not null, "amount" numeric not null, "base_in_company_currency" numeric not null, "amount_in_company_currency" numeric not null, "owner_id" uuid null, "department_id" uuid null, "company_id" uuid null, primary key ("id"));
      create index "purchase_order_tax_order_id_index" on "purchase_order_tax" (order_id, position);
      create index "purchase_order_tax_tax_code_id_id_index" on "purchase_order_tax" (tax_code_id, id);
      create table "purchase_order_line" ("id" uuid not null, "position" int not null, "order_id" uuid not null, "product_id" uuid not null, "description" varchar(200) collate "und-x-icu" null, "quantity" numeric not null, "unit_id" uuid null, "unit_price" numeric null, "offered_price" numeric null, "discount" numeric not null, "tax_code_id" uuid null, "ruled_tax_code_id" uuid null, "expected_on" date null, "amount" numeric not null, "net_amount" numeric not null, "tax_amount" numeric not null, "total" numeric not null, "stock_quantity" numeric not null, "received" numeric not null, "returned" numeric not null, "billed" numeric not null, "amount_in_company_currency" numeric not null, "net_amount_in_company_currency" numeric not null, "tax_amount_in_company_currency" numeric not null, "total_in_company_currency" numeric not null, "owner_id" uuid null, "department_id" uuid null, "company_id" uuid null, primary key ("id"));
      create index "purchase_order_line_order_id_index" on "purchase_order_line" (order_id, position);
      create index "purchase_order_line_product_id_id_index" on "purchase_order_line" (product_id, id);
      create index "purchase_order_line_unit_id_id_index" on "purchase_order_line" (unit_id, id);
      create index "purchase_order_line_tax_code_id_id_index" on "purchase_order_line" (tax_code_id, id);
      create index "purchase_order_line_ruled_tax_code_id_id_index" on "purchase_order_line" (ruled_tax_code_id, id);
      create table "purchase_approval" ("id" uuid not null, "position" int not null, "order_id" uuid not null, "approver_id" uuid not null, "on_behalf_of_id" uuid null, "decision" varchar(60) not null, "revision" int not null, "amount" numeric not null, "decided_at" timestamptz(3) not null, "owner_id" uuid null, "department_id" uuid null, "company_id" uuid null, primary key ("id"));
      create index "purchase_approval_order_id_index" on "purchase_approval" (order_id, position);
      create index "purchase_approval_approver_id_id_index" on "purchase_approval" (approver_id, id);
      create index "purchase_approval_on_behalf_of_id_id_index" on "purchase_approval" (on_behalf_of_id, id);
      alter table "product_supplier" add "order_multiple" numeric null, add "valid_from" date null, add "valid_until" date null;
      alter table "product_supplier" add constraint "product_supplier_order_multiple_check" check ("order_multiple" >= 0.000001);
      alter table "receipt_line" add "source_line" varchar(36) collate "und-x-icu" null;
      create index "receipt_line_source_line_index" on "receipt_line" (source_line, id);
      alter table "approval_rule" add constraint "approval_rule_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "approval_rule" add constraint "approval_rule_department_id_foreign" foreign key ("department_id") references "department" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "approval_rule" add constraint "approval_rule_amount_above_check" check ("amount_above" >= 0);
      alter table "approval_rule" add constraint "approval_rule_level_check" check ("level" >= 4);
      alter table "approval_rule" add constraint "approval_rule_level_check1" check ("level" <= 7);
      alter table "approval_rule" add constraint "approval_rule_persons_check" check ("persons" >= 1);
      alter table "approval_rule" add constraint "approval_rule_persons_check1" check ("persons" <= 9);
      alter table "approval_rule" add constraint "approval_rule_accumulation_days_check" check ("accumulation_days" >= 1);
      alter table "approval_rule" add constraint "approval_rule_accumulation_days_check1" check ("accumulation_days" <= 366);
      alter table "approval_rule" add constraint "approval_rule_approves_once" check (persons > 0);
      alter table "approval_rule" enable row level security;
      alter table "approval_rule" force row level security;
      create policy "approval_rule_caller_read" on "approval_rule" for select to "timon_caller" using ((select timon.sees_all('ApprovalRule', 'read')) or approval_rule.company_id = any ((select timon.scope_companies('ApprovalRule', 'read'))::uuid[]));
      create policy "approval_rule_caller_insert" on "approval_rule" for insert to "timon_caller" with check ((select timon.sees_all('ApprovalRule', 'change')) or approval_rule.company_id = any ((select timon.scope_companies('ApprovalRule', 'change'))::uuid[]));
      create policy "approval_rule_caller_update" on "approval_rule" for update to "timon_caller" using ((select timon.sees_all('ApprovalRule', 'change')) or approval_rule.company_id = any ((select timon.scope_companies('ApprovalRule', 'change'))::uuid[])) with check ((select timon.sees_all('ApprovalRule', 'change')) or approval_rule.company_id = any ((select timon.scope_companies('ApprovalRule', 'change'))::uuid[]));
      create policy "approval_rule_caller_delete" on "approval_rule" for delete to "timon_caller" using ((select timon.sees_all('ApprovalRule', 'change')) or approval_rule.company_id = any ((select timon.scope_companies('ApprovalRule', 'change'))::uuid[]));
      create policy "approval_rule_facts" on "approval_rule" to "timon_facts" using (true) with check (true);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_tolerance" add constraint "purchase_tolerance_supplier_id_foreign" foreign key ("supplier_id") references "party" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_tolerance" add constraint "purchase_tolerance_product_id_foreign" foreign key ("product_id") references "product" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_tolerance" add constraint "purchase_tolerance_over_receipt_check" check ("over_receipt" >= 0);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_over_receipt_check1" check ("over_receipt" <= 100);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_quantity_check" check ("quantity" >= 0);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_quantity_check1" check ("quantity" <= 100);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_price_check" check ("price" >= 0);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_price_check1" check ("price" <= 100);
      alter table "purchase_tolerance" add constraint "purchase_tolerance_price_amount_check" check ("price_amount" >= 0);
      alter table "purchase_tolerance" enable row level security;
      alter table "purchase_tolerance" force row level security;
      create policy "purchase_tolerance_caller_read" on "purchase_tolerance" for select to "timon_caller" using ((select timon.sees_all('PurchaseTolerance', 'read')) or purchase_tolerance.company_id = any ((select timon.scope_companies('PurchaseTolerance', 'read'))::uuid[]));
      create policy "purchase_tolerance_caller_insert" on "purchase_tolerance" for insert to "timon_caller" with check ((select timon.sees_all('PurchaseTolerance', 'change')) or purchase_tolerance.company_id = any ((select timon.scope_companies('PurchaseTolerance', 'change'))::uuid[]));
      create policy "purchase_tolerance_caller_update" on "purchase_tolerance" for update to "timon_caller" using ((select timon.sees_all('PurchaseTolerance', 'change')) or purchase_tolerance.company_id = any ((select timon.scope_companies('PurchaseTolerance', 'change'))::uuid[])) with check ((select timon.sees_all('PurchaseTolerance', 'change')) or purchase_tolerance.company_id = any ((select timon.scope_companies('PurchaseTolerance', 'change'))::uuid[]));
      create policy "purchase_tolerance_caller_delete" on "purchase_tolerance" for delete to "timon_caller" using ((select timon.sees_all('PurchaseTolerance', 'change')) or purchase_tolerance.company_id = any ((select timon.scope_companies('PurchaseTolerance', 'change'))::uuid[]));
      create policy "purchase_tolerance_facts" on "purchase_tolerance" to "timon_facts" using (true) with check (true);
      alter table "purchase_order" add constraint "purchase_order_supplier_id_foreign" foreign key ("supplier_id") references "party" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_owner_id_foreign" foreign key ("owner_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_department_id_foreign" foreign key ("department_id") references "department" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_currency_id_foreign" foreign key ("currency_id") references "currency" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_payment_terms_id_foreign" foreign key ("payment_terms_id") references "payment_term" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_created_by_id_foreign" foreign key ("created_by_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_changed_by_id_foreign" foreign key ("changed_by_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_submitted_by_id_foreign" foreign key ("submitted_by_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order" add constraint "purchase_order_exchange_rate_check" check ("exchange_rate" >= 0.000000001);
      alter table "purchase_order" add constraint "purchase_order_document_discount_check" check ("document_discount" >= 0);
      alter table "purchase_order" add constraint "purchase_order_document_discount_check1" check ("document_discount" <= 100);
      alter table "purchase_order" add constraint "purchase_order_rounding_mode_check" check ("rounding_mode" in ('half-up', 'half-even'));
      alter table "purchase_order" add constraint "purchase_order_tax_rounding_check" check ("tax_rounding" in ('document', 'line'));
      alter table "purchase_order" add constraint "purchase_order_total_check" check ("total" = "net_amount" + "tax_amount");
      alter table "purchase_order" add constraint "purchase_order_receiving_check" check ("receiving" in ('none', 'partial', 'full'));
      alter table "purchase_order" add constraint "purchase_order_billing_check" check ("billing" in ('none', 'partial', 'full'));
      alter table "purchase_order" add constraint "purchase_order_state_check" check ("state" in ('draft', 'sent', 'to approve', 'confirmed', 'closed', 'cancelled'));
      alter table "purchase_order" add constraint "purchase_order_total_in_company_currency_check" check ("total_in_company_currency" = "net_amount_in_company_currency" + "tax_amount_in_company_currency");
      alter table "purchase_order" enable row level security;
      alter table "purchase_order" force row level security;
      create policy "purchase_order_caller_read" on "purchase_order" for select to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'read')) or (purchase_order.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'read'))::uuid[]) and purchase_order.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'read'))::uuid[])) or (purchase_order.owner_id, purchase_order.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'read', true, true) p(person, department)) or purchase_order.department_id = any ((select timon.scope_departments('PurchaseOrder', 'read'))::uuid[]) or purchase_order.company_id = any ((select timon.scope_companies('PurchaseOrder', 'read'))::uuid[]));
      create policy "purchase_order_caller_insert" on "purchase_order" for insert to "timon_caller" with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order.owner_id, purchase_order.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_caller_update" on "purchase_order" for update to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order.owner_id, purchase_order.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[])) with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order.owner_id, purchase_order.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_caller_delete" on "purchase_order" for delete to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order.owner_id, purchase_order.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_facts" on "purchase_order" to "timon_facts" using (true) with check (true);
      alter table "purchase_order_tax" add constraint "purchase_order_tax_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "purchase_order_tax" add constraint "purchase_order_tax_tax_code_id_foreign" foreign key ("tax_code_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order_tax" enable row level security;
      alter table "purchase_order_tax" force row level security;
      create policy "purchase_order_tax_caller_read" on "purchase_order_tax" for select to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'read')) or (purchase_order_tax.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'read'))::uuid[]) and purchase_order_tax.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'read'))::uuid[])) or (purchase_order_tax.owner_id, purchase_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'read', true, true) p(person, department)) or purchase_order_tax.department_id = any ((select timon.scope_departments('PurchaseOrder', 'read'))::uuid[]) or purchase_order_tax.company_id = any ((select timon.scope_companies('PurchaseOrder', 'read'))::uuid[]));
      create policy "purchase_order_tax_caller_insert" on "purchase_order_tax" for insert to "timon_caller" with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_tax.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_tax.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_tax.owner_id, purchase_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_tax.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_tax.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_tax_caller_update" on "purchase_order_tax" for update to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_tax.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_tax.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_tax.owner_id, purchase_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_tax.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_tax.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[])) with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_tax.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_tax.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_tax.owner_id, purchase_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_tax.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_tax.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_tax_caller_delete" on "purchase_order_tax" for delete to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_tax.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_tax.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_tax.owner_id, purchase_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_tax.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_tax.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_tax_facts" on "purchase_order_tax" to "timon_facts" using (true) with check (true);
      alter table "purchase_order_line" add constraint "purchase_order_line_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "purchase_order_line" add constraint "purchase_order_line_product_id_foreign" foreign key ("product_id") references "product" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order_line" add constraint "purchase_order_line_unit_id_foreign" foreign key ("unit_id") references "unit" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order_line" add constraint "purchase_order_line_tax_code_id_foreign" foreign key ("tax_code_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order_line" add constraint "purchase_order_line_ruled_tax_code_id_foreign" foreign key ("ruled_tax_code_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_order_line" add constraint "purchase_order_line_quantity_check" check ("quantity" >= 0.000001);
      alter table "purchase_order_line" add constraint "purchase_order_line_unit_price_check" check ("unit_price" >= 0);
      alter table "purchase_order_line" add constraint "purchase_order_line_discount_check" check ("discount" >= 0);
      alter table "purchase_order_line" add constraint "purchase_order_line_discount_check1" check ("discount" <= 100);
      alter table "purchase_order_line" add constraint "purchase_order_line_total_check" check ("total" = "net_amount" + "tax_amount");
      alter table "purchase_order_line" add constraint "purchase_order_line_total_in_company_currency_check" check ("total_in_company_currency" = "net_amount_in_company_currency" + "tax_amount_in_company_currency");
      alter table "purchase_order_line" enable row level security;
      alter table "purchase_order_line" force row level security;
      create policy "purchase_order_line_caller_read" on "purchase_order_line" for select to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'read')) or (purchase_order_line.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'read'))::uuid[]) and purchase_order_line.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'read'))::uuid[])) or (purchase_order_line.owner_id, purchase_order_line.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'read', true, true) p(person, department)) or purchase_order_line.department_id = any ((select timon.scope_departments('PurchaseOrder', 'read'))::uuid[]) or purchase_order_line.company_id = any ((select timon.scope_companies('PurchaseOrder', 'read'))::uuid[]));
      create policy "purchase_order_line_caller_insert" on "purchase_order_line" for insert to "timon_caller" with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_line.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_line.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_line.owner_id, purchase_order_line.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_line.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_line.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_line_caller_update" on "purchase_order_line" for update to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_line.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_line.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_line.owner_id, purchase_order_line.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_line.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_line.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[])) with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_line.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_line.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_line.owner_id, purchase_order_line.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_line.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_line.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_line_caller_delete" on "purchase_order_line" for delete to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_order_line.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_order_line.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_order_line.owner_id, purchase_order_line.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_order_line.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_order_line.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_order_line_facts" on "purchase_order_line" to "timon_facts" using (true) with check (true);
      alter table "purchase_approval" add constraint "purchase_approval_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "purchase_approval" add constraint "purchase_approval_approver_id_foreign" foreign key ("approver_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_approval" add constraint "purchase_approval_on_behalf_of_id_foreign" foreign key ("on_behalf_of_id") references "employee" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "purchase_approval" add constraint "purchase_approval_decision_check" check ("decision" in ('approved', 'rejected'));
      alter table "purchase_approval" enable row level security;
      alter table "purchase_approval" force row level security;
      create policy "purchase_approval_caller_read" on "purchase_approval" for select to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'read')) or (purchase_approval.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'read'))::uuid[]) and purchase_approval.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'read'))::uuid[])) or (purchase_approval.owner_id, purchase_approval.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'read', true, true) p(person, department)) or purchase_approval.department_id = any ((select timon.scope_departments('PurchaseOrder', 'read'))::uuid[]) or purchase_approval.company_id = any ((select timon.scope_companies('PurchaseOrder', 'read'))::uuid[]));
      create policy "purchase_approval_caller_insert" on "purchase_approval" for insert to "timon_caller" with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_approval.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_approval.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_approval.owner_id, purchase_approval.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_approval.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_approval.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_approval_caller_update" on "purchase_approval" for update to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_approval.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_approval.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_approval.owner_id, purchase_approval.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_approval.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_approval.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[])) with check ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_approval.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_approval.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_approval.owner_id, purchase_approval.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_approval.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_approval.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_approval_caller_delete" on "purchase_approval" for delete to "timon_caller" using ((select timon.sees_all('PurchaseOrder', 'change')) or (purchase_approval.owner_id = any ((select timon.scope_owners('PurchaseOrder', 'change'))::uuid[]) and purchase_approval.department_id = any ((select timon.scope_owner_departments('PurchaseOrder', 'change'))::uuid[])) or (purchase_approval.owner_id, purchase_approval.department_id) in (select p.person,
      p.department
      from timon.people('PurchaseOrder', 'change', true, true) p(person, department)) or purchase_approval.department_id = any ((select timon.scope_departments('PurchaseOrder', 'change'))::uuid[]) or purchase_approval.company_id = any ((select timon.scope_companies('PurchaseOrder', 'change'))::uuid[]));
      create policy "purchase_approval_facts" on "purchase_approval" to "timon_facts" using (true) with check (true);
    `);
  }
}
