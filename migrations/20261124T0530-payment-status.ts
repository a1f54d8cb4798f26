import { Migration } from '@mikro-orm/migrations';

/** Invoices and bills say whether they are paid, as what is left of their items tells: a difference between the two is a fault. */
export class Migration20261124T0530 extends Migration {
  override up(): void {
    this.addSql(`
      alter table "supplier_bill" add "payment_status" varchar(60) null;
      create index "supplier_bill_payment_status_index" on "supplier_bill" (payment_status, id);
      alter table "supplier_bill" add constraint "supplier_bill_payment_status_check" check ("payment_status" in ('open', 'partial', 'paid'));
      alter table "customer_invoice" add "payment_status" varchar(60) null;
      create index "customer_invoice_payment_status_index" on "customer_invoice" (payment_status, id);
      alter table "customer_invoice" add constraint "customer_invoice_payment_status_check" check ("payment_status" in ('open', 'partial', 'paid'));
    `);
    // What may still be said of a posted document: how much of a bill is held back, and whether it is paid.
    this.addSql(`
      create or replace function timon.keep_posted_invoice() returns trigger language plpgsql as $$
      declare
        -- What is searched is generated from the rest and not known yet.
        changing text[] := array['version', 'updated_at', 'blocked_amount', 'blocked_amount_in_company_currency', 'payment_status', 'search_text'];
      begin
        if old.state = 'posted' and (tg_op = 'DELETE' or to_jsonb(new) - changing is distinct from to_jsonb(old) - changing) then
          raise exception 'the posted document % stays as it is', old.number using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
    `);
    this.addSql(`
      create view timon.payment_status_fault with (security_invoker = true) as
        select 'payment status differs from what is left' as fault, d.company_id, d.number as subject, d.payment_status as found,
            coalesce(s.status, 'paid') as expected
          from (select 'CustomerInvoice' as kind, id, company_id, number, payment_status from public.customer_invoice where state = 'posted'
              union all select 'SupplierBill', id, company_id, number, payment_status from public.supplier_bill where state = 'posted') d
            left join timon.payment_status s on s.source_kind = d.kind and s.source_id = d.id::text
          where d.payment_status is distinct from coalesce(s.status, 'paid');
      grant select on timon.payment_status, public.open_item, public.account to timon_facts;
      grant select, update on public.customer_invoice, public.supplier_bill to timon_facts;
      set local role timon_facts;
      update public.customer_invoice d set payment_status = coalesce(
        (select status from timon.payment_status s where s.source_kind = 'CustomerInvoice' and s.source_id = d.id::text), 'paid') where state = 'posted';
      update public.supplier_bill d set payment_status = coalesce(
        (select status from timon.payment_status s where s.source_kind = 'SupplierBill' and s.source_id = d.id::text), 'paid') where state = 'posted';
      reset role;
    `);
  }
}
