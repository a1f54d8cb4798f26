/**
 * What customers ($1) would owe each company if all they have ordered, but for some orders ($2), were invoiced: what stands open in the
 * books, and what was ordered and is on no posted invoice yet, less the deposits that were invoiced and not taken off. In company currency.
 */
export const creditExposure = `
  with ordered as (
    select o.id, o.customer_id, o.company_id, o.state, o.freight_in_company_currency as freight from sales_order o
     where o.customer_id = any($1::uuid[]) and o.state in ('confirmed', 'closed') and o.archived_at is null and o.id <> all($2::uuid[])
  ), told as (
    select i.source_kind as kind, i.source_id, i.id, i.quantity, i.total_in_company_currency as total, coalesce(sum(case n.kind when 'credit-note' then c.quantity else -c.quantity end) filter (where n.id is not null), 0) as taken
      from customer_invoice_line i join customer_invoice d on d.id = i.document_id and d.kind = 'invoice' and d.state = 'posted'
      left join customer_invoice_line c on c.original_id = i.id left join customer_invoice n on n.id = c.document_id and n.state = 'posted'
     where d.customer_id = any($1::uuid[]) and i.source_id is not null group by i.id
  ), invoiced as (
    select kind, source_id, sum(quantity - taken) as quantity, sum(total * (quantity - taken) / nullif(quantity, 0)) as total from told group by kind, source_id
  ), amounts as (
    select i.party_id as customer_id, i.company_id, i.residual as amount from open_item i join account a on a.id = i.account_id
     where i.party_id = any($1::uuid[]) and i.open and a.type = 'receivable'
    union all
    select o.customer_id, o.company_id, l.total_in_company_currency * greatest(
        case when l.ships then l.delivered + l.to_deliver when o.state = 'closed' then l.invoiced else l.quantity end - coalesce(i.quantity, 0), 0) / l.quantity
      from ordered o join sales_order_line l on l.order_id = o.id left join invoiced i on i.kind = 'SalesOrderLine' and i.source_id = l.id::text
    union all
    select o.customer_id, o.company_id, o.freight from ordered o
     where o.state = 'confirmed' and not exists (select from invoiced i where i.kind = 'SalesOrderFreight' and i.source_id = o.id::text and i.quantity > 0)
    union all
    select o.customer_id, o.company_id, -i.total from sales_order o join invoiced i on i.kind = 'SalesOrderDeposit' and i.source_id = o.id::text
     where o.customer_id = any($1::uuid[])
  )
  select customer_id || ' ' || company_id as account, round(sum(amount), 2)::text as used from amounts group by customer_id, company_id`;
