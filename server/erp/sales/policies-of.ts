import type { Work } from '../../kernel/write/index.js';
import type { InvoicingPolicy, ReservingPolicy } from './sales-policy.js';

/** How a company sells; without a warehouse, it delivers nothing. */
export interface PolicyOfCompany {
  readonly company: string;
  readonly warehouse: string | null;
  readonly reserving: ReservingPolicy;
  readonly invoicing: InvoicingPolicy;
}

/** What companies have written down about how they sell, and what holds where they have not. */
export async function policiesOf(companies: Iterable<string>, work: Work): Promise<Map<string, PolicyOfCompany>> {
  const rows = await work.rows<PolicyOfCompany>(
    `select c.id as company, coalesce(p.reserving, 'at confirmation') as reserving, coalesce(p.invoicing, 'on delivery') as invoicing,
            coalesce(p.warehouse_id, (select w.id from warehouse w where w.company_id = c.id and w.archived_at is null order by w.code limit 1)) as warehouse
       from company c left join sales_policy p on p.company_id = c.id and p.archived_at is null
      where c.id = any($1::uuid[])`,
    [[...new Set(companies)]],
  );
  return new Map(rows.map((row) => [row.company, row]));
}
