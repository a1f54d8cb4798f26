import { Decimal } from 'decimal.js';
import { wordFor, type CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { credit, debit, postEntries, type Posting } from '../../erp/accounting/index.js';
import { Company } from '../../foundation/company/index.js';
import { keepBooked } from './keep-booked.js';

interface Unbooked {
  readonly subjects: string[] | null;
  readonly stock: string;
  readonly inTransit: string;
}

/**
 * Brings into the books what moved before they were there: the goods that are left of it, against the opening balance. What is in
 * the books already is left alone, so doing it again does no harm. Answers with the entry, or nothing where there is nothing to book.
 */
export async function bookOpeningStock(work: Work, companyId: string, date: CalendarDay): Promise<string | undefined> {
  // Whoever else does the same waits here, and then finds nothing to do.
  await work.rows('select id from company where id = $1 for no key update', [companyId]);
  const [{ subjects, stock, inTransit }] = (await work.rows<Unbooked>(unbooked, [companyId])) as [Unbooked];
  const lines = [...opening('stock', new Decimal(stock)), ...opening('goods in transit', new Decimal(inTransit))];
  if (subjects === null || lines.length === 0) return undefined;
  const company = await work.get(Company, companyId);
  const description = wordFor(company.language === 'es' ? 'es' : 'en', 'entry.openingStock')!;
  const [entry] = await postEntries(work, [{ company: { id: companyId }, journal: 'opening', date, description, lines }]);
  await keepBooked(
    subjects.map((subjectId) => ({ subjectId, entryId: entry!.id, isOpening: true })),
    work,
  );
  return entry!.id;
}

function opening(account: 'stock' | 'goods in transit', balance: Decimal): Posting[] {
  if (balance.isZero()) return [];
  const [there, instead] = balance.isPositive() ? [debit, credit] : [credit, debit];
  return [there(account, balance.abs()), instead('opening', balance.abs())];
}

/** What moves and late cost have made of the stock, as far as it is not in the books. */
const unbooked = `select array_agg(id) as subjects, coalesce(sum(value) filter (where "to" = 'internal'), 0) - coalesce(sum(value) filter (where "from" = 'internal'), 0) as stock,
         coalesce(sum(value) filter (where "to" = 'transit'), 0) - coalesce(sum(value) filter (where "from" = 'transit'), 0) as "inTransit"
    from (select m.id, m.value, f.kind as "from", t.kind as "to" from stock_move m join location f on f.id = m.from_id join location t on t.id = m.to_id
        where m.company_id = $1 and m.value <> 0
      union all
      select a.id, a.amount, case when a.use_id is null then 'elsewhere' when l.warehouse_id is null then 'transit' else 'internal' end,
          case when a.use_id is not null then 'elsewhere' when l.warehouse_id is null then 'transit' else 'internal' end
        from cost_adjustment a join cost_layer l on l.id = a.layer_id where a.company_id = $1) told
   where not exists (select from timon.booked_stock b where b.subject_id = told.id)`;
