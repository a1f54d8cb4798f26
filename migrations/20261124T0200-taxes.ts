import { Migration } from '@mikro-orm/migrations';

/** Taxes whole: kinds, groups, parts, classes and rules; payment terms as records; what each tax comes to on an order. */
export class Migration20261124T0200 extends Migration {
  override up(): void {
    this.addSql(`
      create table "payment_term" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "code" varchar(20) collate "und-x-icu" not null, "name" varchar(200) collate "und-x-icu" not null, "search_text" text generated always as (timon.plain(coalesce(code, '') || ' ' || coalesce(name, ''))) stored null, primary key ("id"));
      create index "payment_term_created_at_index" on "payment_term" (created_at, id);
      create index "payment_term_search_index" on "payment_term" using gin (search_text gin_trgm_ops);
      alter table "payment_term" add constraint "payment_term_code_unique" unique ("code");
      create table "payment_instalment" ("id" uuid not null, "position" int not null, "term_id" uuid not null, "share" numeric not null, "months" int not null, "days" int not null, "counting" varchar(60) not null, "pay_day" int null, "discount" numeric not null, "discount_days" int not null, primary key ("id"));
      create index "payment_instalment_term_id_index" on "payment_instalment" (term_id, position);
      create table "tax_class" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "code" varchar(20) collate "und-x-icu" not null, "name" varchar(200) collate "und-x-icu" not null, "country" varchar(2) collate "und-x-icu" null, "search_text" text generated always as (timon.plain(coalesce(code, '') || ' ' || coalesce(name, ''))) stored null, primary key ("id"));
      create index "tax_class_created_at_index" on "tax_class" (created_at, id);
      create index "tax_class_country_index" on "tax_class" (country, id);
      create index "tax_class_search_index" on "tax_class" using gin (search_text gin_trgm_ops);
      alter table "tax_class" add constraint "tax_class_code_unique" unique ("code");
      create table "sales_order_tax" ("id" uuid not null, "position" int not null, "order_id" uuid not null, "tax_code_id" uuid not null, "base" numeric not null, "amount" numeric not null, "base_in_company_currency" numeric not null, "amount_in_company_currency" numeric not null, "owner_id" uuid null, "department_id" uuid null, "company_id" uuid null, "customer_id" uuid null, primary key ("id"));
      create index "sales_order_tax_order_id_index" on "sales_order_tax" (order_id, position);
      create index "sales_order_tax_tax_code_id_id_index" on "sales_order_tax" (tax_code_id, id);
      create table "tax_group_member" ("id" uuid not null, "position" int not null, "group_id" uuid not null, "member_id" uuid not null, primary key ("id"));
      create index "tax_group_member_group_id_index" on "tax_group_member" (group_id, position);
      create index "tax_group_member_member_id_id_index" on "tax_group_member" (member_id, id);
      create table "tax_part" ("id" uuid not null, "position" int not null, "tax_code_id" uuid not null, "document" varchar(60) not null, "of" varchar(60) not null, "share" numeric not null, "account_role" varchar(60) null, "report_box" varchar(20) collate "und-x-icu" null, primary key ("id"));
      create index "tax_part_tax_code_id_index" on "tax_part" (tax_code_id, position);
      create table "tax_rule" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "name" varchar(200) collate "und-x-icu" not null, "side" varchar(60) not null, "our_country" varchar(2) collate "und-x-icu" null, "party_class_id" uuid null, "country" varchar(2) collate "und-x-icu" null, "place" varchar(60) null, "standing" varchar(60) null, "supply" varchar(60) null, "usual_id" uuid null, "charge_id" uuid not null, "sequence" int not null, "valid_from" date null, "valid_until" date null, "search_text" text generated always as (timon.plain(coalesce(name, ''))) stored null, primary key ("id"));
      create index "tax_rule_created_at_index" on "tax_rule" (created_at, id);
      create index "tax_rule_side_index" on "tax_rule" (side, id);
      create index "tax_rule_our_country_index" on "tax_rule" (our_country, id);
      create index "tax_rule_party_class_id_id_index" on "tax_rule" (party_class_id, id);
      create index "tax_rule_usual_id_id_index" on "tax_rule" (usual_id, id);
      create index "tax_rule_charge_id_id_index" on "tax_rule" (charge_id, id);
      create index "tax_rule_search_index" on "tax_rule" using gin (search_text gin_trgm_ops);
      alter table "tax_rule" add constraint "tax_rule_name_unique" unique ("name");
      update "party" set notes = concat_ws(E'\\n', notes, payment_terms) where payment_terms is not null;
      alter table "party" drop column "payment_terms";
      alter table "party" add "payment_terms_id" uuid null, add "tax_class_id" uuid null, add "country_code" varchar(2) collate "und-x-icu" null;
      update "party" p set country_code = (select upper(a.country_code) from party_address a where a.party_id = p.id order by a.position limit 1);
      alter table "party" add constraint "party_payment_terms_id_foreign" foreign key ("payment_terms_id") references "payment_term" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "party" add constraint "party_tax_class_id_foreign" foreign key ("tax_class_id") references "tax_class" ("id") on update no action on delete no action deferrable initially immediate;
      create index "party_payment_terms_id_id_index" on "party" (payment_terms_id, id);
      create index "party_tax_class_id_id_index" on "party" (tax_class_id, id);
      alter table "sales_order" add "payment_terms_id" uuid null, add "tax_rounding" varchar(60) null;
      update "sales_order" o set tax_rounding = c.tax_rounding from company c where c.id = o.company_id;
      alter table "sales_order" add constraint "sales_order_payment_terms_id_foreign" foreign key ("payment_terms_id") references "payment_term" ("id") on update no action on delete no action deferrable initially immediate;
      create index "sales_order_payment_terms_id_id_index" on "sales_order" (payment_terms_id, id);
      alter table "sales_order" add constraint "sales_order_tax_rounding_check" check ("tax_rounding" in ('document', 'line'));
      alter table "tax_code" drop constraint "tax_code_rate_check";
      alter table "tax_code" drop constraint "tax_code_rate_check1";
      alter table "tax_code" add "kind" varchar(60) not null default 'percent', add "amount" numeric null, add "affects_base" boolean not null default false, add "base_affected" boolean not null default true, add "sequence" int not null default 10, add "use" varchar(60) not null default 'both', add "exigibility" varchar(60) not null default 'invoice', add "country" varchar(2) collate "und-x-icu" null, add "valid_from" date null, add "valid_until" date null;
      alter table "tax_code" alter column "kind" drop default, alter column "affects_base" drop default, alter column "base_affected" drop default, alter column "sequence" drop default, alter column "use" drop default, alter column "exigibility" drop default;
      create index "tax_code_kind_index" on "tax_code" (kind, id);
      create index "tax_code_use_index" on "tax_code" (use, id);
      create index "tax_code_country_index" on "tax_code" (country, id);
      alter table "tax_code" add constraint "tax_code_kind_check" check ("kind" in ('percent', 'fixed', 'division', 'group'));
      alter table "tax_code" add constraint "tax_code_sequence_check" check ("sequence" >= 0);
      alter table "tax_code" add constraint "tax_code_use_check" check ("use" in ('sale', 'purchase', 'both'));
      alter table "tax_code" add constraint "tax_code_exigibility_check" check ("exigibility" in ('invoice', 'payment'));
      alter table "tax_code" add constraint "tax_code_rate_check" check ("rate" >= -99);
      alter table "tax_code" add constraint "tax_code_rate_check1" check ("rate" <= 1000);
      alter table "sales_order_line" add "ruled_tax_code_id" uuid null;
      alter table "sales_order_line" add constraint "sales_order_line_ruled_tax_code_id_foreign" foreign key ("ruled_tax_code_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      create index "sales_order_line_ruled_tax_code_id_id_index" on "sales_order_line" (ruled_tax_code_id, id);
      alter table "payment_term" enable row level security;
      alter table "payment_term" force row level security;
      create policy "payment_term_caller_read" on "payment_term" for select to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'read')));
      create policy "payment_term_caller_insert" on "payment_term" for insert to "timon_caller" with check ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_term_caller_update" on "payment_term" for update to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'change'))) with check ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_term_caller_delete" on "payment_term" for delete to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_term_facts" on "payment_term" to "timon_facts" using (true) with check (true);
      alter table "payment_instalment" add constraint "payment_instalment_term_id_foreign" foreign key ("term_id") references "payment_term" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "payment_instalment" add constraint "payment_instalment_share_check" check ("share" >= 0.000000001);
      alter table "payment_instalment" add constraint "payment_instalment_share_check1" check ("share" <= 100);
      alter table "payment_instalment" add constraint "payment_instalment_months_check" check ("months" >= 0);
      alter table "payment_instalment" add constraint "payment_instalment_months_check1" check ("months" <= 120);
      alter table "payment_instalment" add constraint "payment_instalment_days_check" check ("days" >= 0);
      alter table "payment_instalment" add constraint "payment_instalment_days_check1" check ("days" <= 3650);
      alter table "payment_instalment" add constraint "payment_instalment_counting_check" check ("counting" in ('from-date', 'to-month-end', 'from-month-end'));
      alter table "payment_instalment" add constraint "payment_instalment_pay_day_check" check ("pay_day" >= 1);
      alter table "payment_instalment" add constraint "payment_instalment_pay_day_check1" check ("pay_day" <= 31);
      alter table "payment_instalment" add constraint "payment_instalment_discount_check" check ("discount" >= 0);
      alter table "payment_instalment" add constraint "payment_instalment_discount_check1" check ("discount" <= 100);
      alter table "payment_instalment" add constraint "payment_instalment_discount_days_check" check ("discount_days" >= 0);
      alter table "payment_instalment" add constraint "payment_instalment_discount_days_check1" check ("discount_days" <= 3650);
      alter table "payment_instalment" enable row level security;
      alter table "payment_instalment" force row level security;
      create policy "payment_instalment_caller_read" on "payment_instalment" for select to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'read')));
      create policy "payment_instalment_caller_insert" on "payment_instalment" for insert to "timon_caller" with check ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_instalment_caller_update" on "payment_instalment" for update to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'change'))) with check ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_instalment_caller_delete" on "payment_instalment" for delete to "timon_caller" using ((select timon.sees_all('PaymentTerm', 'change')));
      create policy "payment_instalment_facts" on "payment_instalment" to "timon_facts" using (true) with check (true);
      alter table "tax_class" enable row level security;
      alter table "tax_class" force row level security;
      create policy "tax_class_caller_read" on "tax_class" for select to "timon_caller" using ((select timon.sees_all('TaxClass', 'read')));
      create policy "tax_class_caller_insert" on "tax_class" for insert to "timon_caller" with check ((select timon.sees_all('TaxClass', 'change')));
      create policy "tax_class_caller_update" on "tax_class" for update to "timon_caller" using ((select timon.sees_all('TaxClass', 'change'))) with check ((select timon.sees_all('TaxClass', 'change')));
      create policy "tax_class_caller_delete" on "tax_class" for delete to "timon_caller" using ((select timon.sees_all('TaxClass', 'change')));
      create policy "tax_class_facts" on "tax_class" to "timon_facts" using (true) with check (true);
      alter table "sales_order_tax" add constraint "sales_order_tax_order_id_foreign" foreign key ("order_id") references "sales_order" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "sales_order_tax" add constraint "sales_order_tax_tax_code_id_foreign" foreign key ("tax_code_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "sales_order_tax" enable row level security;
      alter table "sales_order_tax" force row level security;
      create policy "sales_order_tax_caller_read" on "sales_order_tax" for select to "timon_caller" using ((select timon.sees_all('SalesOrder', 'read')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'read'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'read'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'read', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'read'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'read'))::uuid[]) or (sales_order_tax.customer_id = any ((select timon.scope_parties('SalesOrder', 'read'))::uuid[]) and ((select timon.sees_all('SalesOrder', 'read within')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'read within'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'read within'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'read within', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'read within'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'read within'))::uuid[]))));
      create policy "sales_order_tax_caller_insert" on "sales_order_tax" for insert to "timon_caller" with check ((select timon.sees_all('SalesOrder', 'change')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change'))::uuid[]) or (sales_order_tax.customer_id = any ((select timon.scope_parties('SalesOrder', 'change'))::uuid[]) and ((select timon.sees_all('SalesOrder', 'change within')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change within'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change within'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change within', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change within'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change within'))::uuid[]))));
      create policy "sales_order_tax_caller_update" on "sales_order_tax" for update to "timon_caller" using ((select timon.sees_all('SalesOrder', 'change')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change'))::uuid[]) or (sales_order_tax.customer_id = any ((select timon.scope_parties('SalesOrder', 'change'))::uuid[]) and ((select timon.sees_all('SalesOrder', 'change within')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change within'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change within'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change within', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change within'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change within'))::uuid[])))) with check ((select timon.sees_all('SalesOrder', 'change')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change'))::uuid[]) or (sales_order_tax.customer_id = any ((select timon.scope_parties('SalesOrder', 'change'))::uuid[]) and ((select timon.sees_all('SalesOrder', 'change within')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change within'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change within'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change within', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change within'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change within'))::uuid[]))));
      create policy "sales_order_tax_caller_delete" on "sales_order_tax" for delete to "timon_caller" using ((select timon.sees_all('SalesOrder', 'change')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change'))::uuid[]) or (sales_order_tax.customer_id = any ((select timon.scope_parties('SalesOrder', 'change'))::uuid[]) and ((select timon.sees_all('SalesOrder', 'change within')) or (sales_order_tax.owner_id = any ((select timon.scope_owners('SalesOrder', 'change within'))::uuid[]) and sales_order_tax.department_id = any ((select timon.scope_owner_departments('SalesOrder', 'change within'))::uuid[])) or (sales_order_tax.owner_id, sales_order_tax.department_id) in (select p.person,
      p.department
      from timon.people('SalesOrder', 'change within', true, true) p(person, department)) or sales_order_tax.department_id = any ((select timon.scope_departments('SalesOrder', 'change within'))::uuid[]) or sales_order_tax.company_id = any ((select timon.scope_companies('SalesOrder', 'change within'))::uuid[]))));
      create policy "sales_order_tax_facts" on "sales_order_tax" to "timon_facts" using (true) with check (true);
      alter table "tax_group_member" add constraint "tax_group_member_group_id_foreign" foreign key ("group_id") references "tax_code" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "tax_group_member" add constraint "tax_group_member_member_id_foreign" foreign key ("member_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "tax_group_member" enable row level security;
      alter table "tax_group_member" force row level security;
      create policy "tax_group_member_caller_read" on "tax_group_member" for select to "timon_caller" using ((select timon.sees_all('TaxCode', 'read')));
      create policy "tax_group_member_caller_insert" on "tax_group_member" for insert to "timon_caller" with check ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_group_member_caller_update" on "tax_group_member" for update to "timon_caller" using ((select timon.sees_all('TaxCode', 'change'))) with check ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_group_member_caller_delete" on "tax_group_member" for delete to "timon_caller" using ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_group_member_facts" on "tax_group_member" to "timon_facts" using (true) with check (true);
      alter table "tax_part" add constraint "tax_part_tax_code_id_foreign" foreign key ("tax_code_id") references "tax_code" ("id") on update no action on delete cascade deferrable initially immediate;
      alter table "tax_part" add constraint "tax_part_document_check" check ("document" in ('invoice', 'credit-note', 'bill', 'supplier-credit'));
      alter table "tax_part" add constraint "tax_part_of_check" check ("of" in ('base', 'tax'));
      alter table "tax_part" add constraint "tax_part_share_check" check ("share" >= -100);
      alter table "tax_part" add constraint "tax_part_share_check1" check ("share" <= 100);
      alter table "tax_part" add constraint "tax_part_account_role_check" check ("account_role" in ('output-tax', 'input-tax', 'withheld-from-us', 'withheld-by-us', 'cost'));
      alter table "tax_part" enable row level security;
      alter table "tax_part" force row level security;
      create policy "tax_part_caller_read" on "tax_part" for select to "timon_caller" using ((select timon.sees_all('TaxCode', 'read')));
      create policy "tax_part_caller_insert" on "tax_part" for insert to "timon_caller" with check ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_part_caller_update" on "tax_part" for update to "timon_caller" using ((select timon.sees_all('TaxCode', 'change'))) with check ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_part_caller_delete" on "tax_part" for delete to "timon_caller" using ((select timon.sees_all('TaxCode', 'change')));
      create policy "tax_part_facts" on "tax_part" to "timon_facts" using (true) with check (true);
      alter table "tax_rule" add constraint "tax_rule_party_class_id_foreign" foreign key ("party_class_id") references "tax_class" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "tax_rule" add constraint "tax_rule_usual_id_foreign" foreign key ("usual_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "tax_rule" add constraint "tax_rule_charge_id_foreign" foreign key ("charge_id") references "tax_code" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "tax_rule" add constraint "tax_rule_side_check" check ("side" in ('sale', 'purchase'));
      alter table "tax_rule" add constraint "tax_rule_place_check" check ("place" in ('domestic', 'union', 'abroad'));
      alter table "tax_rule" add constraint "tax_rule_standing_check" check ("standing" in ('registered', 'private'));
      alter table "tax_rule" add constraint "tax_rule_supply_check" check ("supply" in ('goods', 'service'));
      alter table "tax_rule" add constraint "tax_rule_sequence_check" check ("sequence" >= 0);
      alter table "tax_rule" enable row level security;
      alter table "tax_rule" force row level security;
      create policy "tax_rule_caller_read" on "tax_rule" for select to "timon_caller" using ((select timon.sees_all('TaxRule', 'read')));
      create policy "tax_rule_caller_insert" on "tax_rule" for insert to "timon_caller" with check ((select timon.sees_all('TaxRule', 'change')));
      create policy "tax_rule_caller_update" on "tax_rule" for update to "timon_caller" using ((select timon.sees_all('TaxRule', 'change'))) with check ((select timon.sees_all('TaxRule', 'change')));
      create policy "tax_rule_caller_delete" on "tax_rule" for delete to "timon_caller" using ((select timon.sees_all('TaxRule', 'change')));
      create policy "tax_rule_facts" on "tax_rule" to "timon_facts" using (true) with check (true);
    `);
    this.addSql(`
      insert into "sales_order_tax" ("id", "position", "order_id", "tax_code_id", "base", "amount", "base_in_company_currency",
          "amount_in_company_currency", "owner_id", "department_id", "company_id", "customer_id")
        select gen_random_uuid(), row_number() over (partition by o.id order by t.code), o.id, t.id, sum(l.net_amount), sum(l.tax_amount),
               sum(l.net_amount_in_company_currency), sum(l.tax_amount_in_company_currency), o.owner_id, o.department_id, o.company_id, o.customer_id
          from sales_order_line l join sales_order o on o.id = l.order_id join tax_code t on t.id = l.tax_code_id
         where t.code <> 'none' group by o.id, t.id;
    `);
    // Each amount was turned into company currency by itself, so a total could be a cent beside the sum of its parts.
    this.addSql(`
      update "sales_order" set total_in_company_currency = net_amount_in_company_currency + tax_amount_in_company_currency + freight_in_company_currency
       where total_in_company_currency <> net_amount_in_company_currency + tax_amount_in_company_currency + freight_in_company_currency;
      update "sales_order_line" set total_in_company_currency = net_amount_in_company_currency + tax_amount_in_company_currency
       where total_in_company_currency <> net_amount_in_company_currency + tax_amount_in_company_currency;
      alter table "sales_order" add constraint "sales_order_total_check" check ("total" = "net_amount" + "tax_amount" + "freight");
      alter table "sales_order" add constraint "sales_order_total_in_company_currency_check" check ("total_in_company_currency" = "net_amount_in_company_currency" + "tax_amount_in_company_currency" + "freight_in_company_currency");
      alter table "sales_order_line" add constraint "sales_order_line_total_check" check ("total" = "net_amount" + "tax_amount");
      alter table "sales_order_line" add constraint "sales_order_line_total_in_company_currency_check" check ("total_in_company_currency" = "net_amount_in_company_currency" + "tax_amount_in_company_currency");
    `);
  }
}
