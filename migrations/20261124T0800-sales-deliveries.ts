import { Migration } from '@mikro-orm/migrations';

/** How far orders have come, from where they are delivered and how companies sell; which lines deliveries serve. */
export class Migration20261124T0800 extends Migration {
  override up(): void {
    this.addSql(`
      create table "sales_policy" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "company_id" uuid not null, "warehouse_id" uuid null, "reserving" varchar(60) not null, "invoicing" varchar(60) not null, primary key ("id"));
      create index "sales_policy_created_at_index" on "sales_policy" (created_at, id);
      create index "sales_policy_warehouse_id_index" on "sales_policy" (warehouse_id);
      alter table "sales_policy" add constraint "sales_policy_company_id_unique" unique ("company_id");
      alter table "sales_order" drop constraint "sales_order_state_check";
      alter table "sales_order" add "promised_on" date null, add "warehouse_id" uuid null, add "invoicing" varchar(60) null, add "delivery_status" varchar(60) not null default 'none', add "invoice_status" varchar(60) not null default 'none', add "done" boolean not null default false;
      alter table "sales_order" alter "delivery_status" drop default, alter "invoice_status" drop default, alter "done" drop default;
      alter table "sales_order" add constraint "sales_order_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update no action on delete no action deferrable initially immediate;
      create index "sales_order_promised_on_index" on "sales_order" (promised_on, id);
      create index "sales_order_warehouse_id_index" on "sales_order" (warehouse_id);
      create index "sales_order_delivery_status_index" on "sales_order" (delivery_status, id);
      create index "sales_order_invoice_status_index" on "sales_order" (invoice_status, id);
      create index "sales_order_done_index" on "sales_order" (done, id);
      alter table "sales_order" add constraint "sales_order_invoicing_check" check ("invoicing" in ('on delivery', 'on order'));
      alter table "sales_order" add constraint "sales_order_delivery_status_check" check ("delivery_status" in ('not needed', 'none', 'partly', 'fully'));
      alter table "sales_order" add constraint "sales_order_invoice_status_check" check ("invoice_status" in ('none', 'partly', 'fully'));
      alter table "sales_order" add constraint "sales_order_state_check" check ("state" in ('draft', 'quoted', 'confirmed', 'closed', 'cancelled'));
      alter table "sales_order_line" add "ships" boolean not null default false, add "promised_on" date null, add "delivered" numeric not null default 0, add "invoiced" numeric not null default 0, add "to_deliver" numeric not null default 0, add "to_invoice" numeric not null default 0;
      alter table "sales_order_line" alter "ships" drop default, alter "delivered" drop default, alter "invoiced" drop default, alter "to_deliver" drop default, alter "to_invoice" drop default;
      alter table "delivery_line" add "to_ship" numeric null, add "source_line" varchar(36) collate "und-x-icu" null;
      create index "delivery_line_source_line_index" on "delivery_line" (source_line, id);
      alter table "delivery_line" add constraint "delivery_line_to_ship_check" check ("to_ship" >= 0);
      alter table "sales_policy" add constraint "sales_policy_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "sales_policy" add constraint "sales_policy_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "sales_policy" add constraint "sales_policy_reserving_check" check ("reserving" in ('at confirmation', 'later'));
      alter table "sales_policy" add constraint "sales_policy_invoicing_check" check ("invoicing" in ('on delivery', 'on order'));
      alter table "sales_policy" enable row level security;
      alter table "sales_policy" force row level security;
      create policy "sales_policy_caller_read" on "sales_policy" for select to "timon_caller" using ((select timon.sees_all('SalesPolicy', 'read')) or sales_policy.company_id = any ((select timon.scope_companies('SalesPolicy', 'read'))::uuid[]));
      create policy "sales_policy_caller_insert" on "sales_policy" for insert to "timon_caller" with check ((select timon.sees_all('SalesPolicy', 'change')) or sales_policy.company_id = any ((select timon.scope_companies('SalesPolicy', 'change'))::uuid[]));
      create policy "sales_policy_caller_update" on "sales_policy" for update to "timon_caller" using ((select timon.sees_all('SalesPolicy', 'change')) or sales_policy.company_id = any ((select timon.scope_companies('SalesPolicy', 'change'))::uuid[])) with check ((select timon.sees_all('SalesPolicy', 'change')) or sales_policy.company_id = any ((select timon.scope_companies('SalesPolicy', 'change'))::uuid[]));
      create policy "sales_policy_caller_delete" on "sales_policy" for delete to "timon_caller" using ((select timon.sees_all('SalesPolicy', 'change')) or sales_policy.company_id = any ((select timon.scope_companies('SalesPolicy', 'change'))::uuid[]));
      create policy "sales_policy_facts" on "sales_policy" to "timon_facts" using (true) with check (true);
    `);
    // Orders that were confirmed before anybody delivered: nothing of them leaves by a delivery, and all of it is to be invoiced.
    this.addSql(`
      update "sales_order" set invoicing = 'on order', delivery_status = 'not needed' where state = 'confirmed';
      update "sales_order_line" l set to_invoice = quantity from "sales_order" o where o.id = l.order_id and o.state = 'confirmed';
    `);
  }
}
