import { Migration } from '@mikro-orm/migrations';

/** When to buy what for which warehouse, and what is proposed. */
export class Migration20261124T0720 extends Migration {
  override up(): void {
    this.addSql(`
      create table "reorder_rule" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "company_id" uuid not null, "product_id" uuid not null, "warehouse_id" uuid not null, "minimum" numeric not null, "maximum" numeric not null, "order_multiple" numeric null, "lead_time_days" int null, "horizon_days" int not null, "supplier_id" uuid null, primary key ("id"));
      create index "reorder_rule_created_at_index" on "reorder_rule" (created_at, id);
      create index "reorder_rule_company_id_id_index" on "reorder_rule" (company_id, id);
      create index "reorder_rule_product_id_id_index" on "reorder_rule" (product_id, id);
      create index "reorder_rule_warehouse_id_index" on "reorder_rule" (warehouse_id);
      create index "reorder_rule_supplier_id_id_index" on "reorder_rule" (supplier_id, id);
      create unique index "reorder_rule_product_id_warehouse_id_key" on "reorder_rule" (product_id, warehouse_id) nulls not distinct;
      create table "reorder_proposal" ("id" uuid not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "archived_at" timestamptz(3) null, "company_id" uuid not null, "rule_id" uuid not null, "product_id" uuid not null, "warehouse_id" uuid not null, "proposed_on" date not null, "needed_on" date not null, "forecast" numeric not null, "quantity" numeric not null, "supplier_id" uuid null, "order_id" uuid null, "state" varchar(60) not null, primary key ("id"));
      create index "reorder_proposal_created_at_index" on "reorder_proposal" (created_at, id);
      create index "reorder_proposal_company_id_id_index" on "reorder_proposal" (company_id, id);
      create index "reorder_proposal_rule_id_index" on "reorder_proposal" (rule_id);
      create index "reorder_proposal_product_id_id_index" on "reorder_proposal" (product_id, id);
      create index "reorder_proposal_warehouse_id_index" on "reorder_proposal" (warehouse_id);
      create index "reorder_proposal_needed_on_index" on "reorder_proposal" (needed_on, id);
      create index "reorder_proposal_supplier_id_id_index" on "reorder_proposal" (supplier_id, id);
      create index "reorder_proposal_order_id_index" on "reorder_proposal" (order_id);
      create index "reorder_proposal_state_index" on "reorder_proposal" (state, id);
      alter table "reorder_rule" add constraint "reorder_rule_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_rule" add constraint "reorder_rule_product_id_foreign" foreign key ("product_id") references "product" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_rule" add constraint "reorder_rule_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_rule" add constraint "reorder_rule_supplier_id_foreign" foreign key ("supplier_id") references "party" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_rule" add constraint "reorder_rule_minimum_check" check ("minimum" >= 0);
      alter table "reorder_rule" add constraint "reorder_rule_maximum_check" check ("maximum" >= 0);
      alter table "reorder_rule" add constraint "reorder_rule_order_multiple_check" check ("order_multiple" >= 0.000001);
      alter table "reorder_rule" add constraint "reorder_rule_lead_time_days_check" check ("lead_time_days" >= 0);
      alter table "reorder_rule" add constraint "reorder_rule_lead_time_days_check1" check ("lead_time_days" <= 730);
      alter table "reorder_rule" add constraint "reorder_rule_horizon_days_check" check ("horizon_days" >= 0);
      alter table "reorder_rule" add constraint "reorder_rule_horizon_days_check1" check ("horizon_days" <= 730);
      alter table "reorder_rule" add constraint "reorder_rule_most_is_no_less" check (maximum >= minimum);
      alter table "reorder_rule" enable row level security;
      alter table "reorder_rule" force row level security;
      create policy "reorder_rule_caller_read" on "reorder_rule" for select to "timon_caller" using ((select timon.sees_all('ReorderRule', 'read')) or reorder_rule.company_id = any ((select timon.scope_companies('ReorderRule', 'read'))::uuid[]));
      create policy "reorder_rule_caller_insert" on "reorder_rule" for insert to "timon_caller" with check ((select timon.sees_all('ReorderRule', 'change')) or reorder_rule.company_id = any ((select timon.scope_companies('ReorderRule', 'change'))::uuid[]));
      create policy "reorder_rule_caller_update" on "reorder_rule" for update to "timon_caller" using ((select timon.sees_all('ReorderRule', 'change')) or reorder_rule.company_id = any ((select timon.scope_companies('ReorderRule', 'change'))::uuid[])) with check ((select timon.sees_all('ReorderRule', 'change')) or reorder_rule.company_id = any ((select timon.scope_companies('ReorderRule', 'change'))::uuid[]));
      create policy "reorder_rule_caller_delete" on "reorder_rule" for delete to "timon_caller" using ((select timon.sees_all('ReorderRule', 'change')) or reorder_rule.company_id = any ((select timon.scope_companies('ReorderRule', 'change'))::uuid[]));
      create policy "reorder_rule_facts" on "reorder_rule" to "timon_facts" using (true) with check (true);
      alter table "reorder_proposal" add constraint "reorder_proposal_company_id_foreign" foreign key ("company_id") references "company" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_rule_id_foreign" foreign key ("rule_id") references "reorder_rule" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_product_id_foreign" foreign key ("product_id") references "product" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_supplier_id_foreign" foreign key ("supplier_id") references "party" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id") on update no action on delete no action deferrable initially immediate;
      alter table "reorder_proposal" add constraint "reorder_proposal_quantity_check" check ("quantity" >= 0.000001);
      alter table "reorder_proposal" add constraint "reorder_proposal_state_check" check ("state" in ('open', 'ordered', 'dismissed'));
      alter table "reorder_proposal" enable row level security;
      alter table "reorder_proposal" force row level security;
      create policy "reorder_proposal_caller_read" on "reorder_proposal" for select to "timon_caller" using ((select timon.sees_all('ReorderProposal', 'read')) or reorder_proposal.company_id = any ((select timon.scope_companies('ReorderProposal', 'read'))::uuid[]));
      create policy "reorder_proposal_caller_insert" on "reorder_proposal" for insert to "timon_caller" with check ((select timon.sees_all('ReorderProposal', 'change')) or reorder_proposal.company_id = any ((select timon.scope_companies('ReorderProposal', 'change'))::uuid[]));
      create policy "reorder_proposal_caller_update" on "reorder_proposal" for update to "timon_caller" using ((select timon.sees_all('ReorderProposal', 'change')) or reorder_proposal.company_id = any ((select timon.scope_companies('ReorderProposal', 'change'))::uuid[])) with check ((select timon.sees_all('ReorderProposal', 'change')) or reorder_proposal.company_id = any ((select timon.scope_companies('ReorderProposal', 'change'))::uuid[]));
      create policy "reorder_proposal_caller_delete" on "reorder_proposal" for delete to "timon_caller" using ((select timon.sees_all('ReorderProposal', 'change')) or reorder_proposal.company_id = any ((select timon.scope_companies('ReorderProposal', 'change'))::uuid[]));
      create policy "reorder_proposal_facts" on "reorder_proposal" to "timon_facts" using (true) with check (true);
    `);
  }
}
