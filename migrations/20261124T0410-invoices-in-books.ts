import { Migration } from '@mikro-orm/migrations';

/** Posted documents stay as they are and are proved equal to what is booked; the chain covers what a line says to the tax return. */
export class Migration20261124T0410 extends Migration {
  override up(): void {
    this.keepPosted();
    this.chainTaxes();
    this.addSql(`create view timon.invoice_fault with (security_invoker = true) as ${[
      faultsOf('customer_invoice', 1),
      faultsOf('supplier_bill', -1),
    ].join(' union all ')}`);
  }

  /** What may still be said of a posted bill is how much of it is held back. */
  private keepPosted(): void {
    this.addSql(`
      create function timon.keep_posted_invoice() returns trigger language plpgsql as $$
      declare
        -- What is searched is generated from the rest and not known yet.
        changing text[] := array['version', 'updated_at', 'blocked_amount', 'blocked_amount_in_company_currency', 'search_text'];
      begin
        if old.state = 'posted' and (tg_op = 'DELETE' or to_jsonb(new) - changing is distinct from to_jsonb(old) - changing) then
          raise exception 'the posted document % stays as it is', old.number using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger a_posted_stays before update or delete on public.customer_invoice
        for each row execute function timon.keep_posted_invoice();
      create trigger a_posted_stays before update or delete on public.supplier_bill
        for each row execute function timon.keep_posted_invoice();
    `);
  }

  /** Lines that say nothing to the return keep the text under which they were chained. */
  private chainTaxes(): void {
    this.addSql(`
      create or replace function timon.ledger_text(of_entry uuid) returns text language sql stable set search_path = public, pg_catalog as $$
        select json_build_array(e.id, e.number, e.company_id, e.journal_id, e.period_id, e.date, timon.wire_time(e.posted_at), e.description,
            e.reference, e.reverses_id, e.source_kind, e.source_id, e.total::text,
            (select json_agg(case when l.tax_amount is null and l.tax_box is null and l.base_box is null then
                json_build_array(l.id, l.position, l.account_id, l.description, l.party_id, l.debit::text, l.credit::text,
                  l.currency_id, l.amount_in_currency::text, l.exchange_rate::text, l.due_date, l.tax_code_id, l.tax_base::text, l.product_id,
                  l.quantity::text)
                else json_build_array(l.id, l.position, l.account_id, l.description, l.party_id, l.debit::text, l.credit::text,
                  l.currency_id, l.amount_in_currency::text, l.exchange_rate::text, l.due_date, l.tax_code_id, l.tax_base::text, l.product_id,
                  l.quantity::text, l.tax_amount::text, l.tax_box, l.base_box) end
                order by l.position, l.id) from journal_entry_line l where l.entry_id = e.id), null)::text
          from journal_entry e where e.id = of_entry
      $$;
    `);
  }
}

/** What may never be true of posted documents of one side; `sign` is where an invoice stands on the account of what is owed. */
function faultsOf(table: string, sign: 1 | -1): string {
  const adds = (fault: string, part: string, sums: string, expected: string) => `
    select '${fault}' as fault, d.company_id, d.number as subject from public.${table} d
      left join lateral (select ${sums} from public.${table}_${part} p where p.document_id = d.id) s on true
      where d.state = 'posted' and (s.*) is distinct from (${expected})`;
  return `
    select 'document differs from its entry' as fault, d.company_id, d.number as subject from public.${table} d
      left join lateral (
        select coalesce(sum(l.balance), 0) as owed, coalesce(sum(l.amount_in_currency), 0) as foreign_owed, count(l.period_id) > 0 as posted
        from public.journal_entry_line l where l.entry_id = d.entry_id and l.due_date is not null) s on true
      where d.state = 'posted' and (not s.posted
        or s.owed <> d.total_in_company_currency * case d.kind when 'invoice' then ${sign} else ${-sign} end
        or s.foreign_owed <> d.total * case d.kind when 'invoice' then ${sign} else ${-sign} end)
    union all ${adds(
      'lines do not add up to the document',
      'line',
      `coalesce(sum(p.net_amount), 0) as a, coalesce(sum(p.tax_amount), 0) as b, coalesce(sum(p.net_amount_in_company_currency), 0) as c,
        coalesce(sum(p.tax_amount_in_company_currency), 0) as d`,
      'd.net_amount, d.tax_amount, d.net_amount_in_company_currency, d.tax_amount_in_company_currency',
    )}
    union all ${adds(
      'taxes do not add up to the document',
      'tax',
      'coalesce(sum(p.amount), 0) as a, coalesce(sum(p.amount_in_company_currency), 0) as b',
      'd.tax_amount, d.tax_amount_in_company_currency',
    )}
    union all ${adds(
      'due dates do not add up to the document',
      'instalment',
      'coalesce(sum(p.amount), 0) as a, coalesce(sum(p.amount_in_company_currency), 0) as b',
      'd.total, d.total_in_company_currency',
    )}
    union all
    select 'number missing or double', company_id, series from (
        select company_id, regexp_replace(number, '-\\d+$', '') as series, substring(number from '\\d+$')::bigint as number
        from public.${table} where state = 'posted') n
      group by company_id, series having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)
    union all
    select 'more taken back than invoiced', d.company_id, d.number from public.${table}_line o join public.${table} d on d.id = o.document_id
      join lateral (
        select sum(w.weight * w.quantity) as quantity, sum(w.weight * w.net_amount) as net from (
          select t.quantity, t.net_amount, case td.kind when 'credit-note' then 1 else -1 end as weight
            from public.${table}_line t join public.${table} td on td.id = t.document_id and td.state = 'posted' where t.original_id = o.id
          union all
          select c.quantity, c.net_amount, case td.kind when 'credit-note' then -1 else 1 end
            from public.${table}_line t join public.${table} td on td.id = t.document_id and td.state = 'posted'
              join public.${table}_line c on c.original_id = t.id join public.${table} cd on cd.id = c.document_id and cd.state = 'posted'
            where t.original_id = o.id) w) s on true
      where d.state = 'posted' and (abs(s.quantity) > abs(o.quantity) or s.quantity * o.quantity < 0
        or abs(s.net) > abs(o.net_amount) or s.quantity = o.quantity and s.net <> o.net_amount)`;
}
