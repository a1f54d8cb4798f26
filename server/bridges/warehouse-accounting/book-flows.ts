import { textsOf } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { postEntries } from '../../erp/accounting/index.js';
import { Company } from '../../foundation/company/index.js';
import { entriesOf, type EntrySource } from './entries-of.js';
import { keepBooked } from './keep-booked.js';
import type { ValueFlow } from './value-flow.js';

/** Books what has flowed: an entry for each document, all at once, and remembers what is in the books now. */
export async function bookFlows(flows: readonly ValueFlow[], work: Work): Promise<void> {
  if (flows.length === 0) return;
  const entries = entriesOf(flows, await sourcesOf(flows, work));
  const posted = await postEntries(
    work,
    entries.map(({ toPost }) => toPost),
  );
  await keepBooked(
    posted.flatMap(({ id }, at) => entries[at]!.subjectIds.map((subjectId) => ({ subjectId, entryId: id }))),
    work,
  );
}

interface DocumentRow {
  readonly company: string;
  readonly number: string;
  readonly kind: string;
  readonly id: string;
}

/** The documents that move goods, by the tables they lie in. */
const documents: Readonly<Record<string, string>> = {
  Delivery: 'delivery',
  Receipt: 'receipt',
  Transfer: 'transfer',
  Scrap: 'scrap',
  StockCount: 'stock_count',
};

const documentsNumbered = Object.entries(documents)
  .map(
    ([kind, table]) =>
      `select d.company_id as company, d.number, '${kind}' as kind, d.id from n join ${table} d on d.company_id = n.company and d.number = n.number`,
  )
  .join(' union all ');

/** From which document an entry follows, in the language of the company; goods that moved without one are told by the move itself. */
async function sourcesOf(flows: readonly ValueFlow[], work: Work): Promise<(flow: ValueFlow) => EntrySource> {
  const rows = await work.rows<DocumentRow>(
    `with n as (select distinct * from unnest($1::uuid[], $2::text[]) as n(company, number)) ${documentsNumbered}`,
    [flows.map(({ companyId }) => companyId), flows.map(({ reference }) => reference)],
  );
  const found = new Map(rows.map((row) => [`${row.company} ${row.number}`, row]));
  const companies = await work.getAll(
    Company,
    flows.map(({ companyId }) => companyId),
  );
  return ({ companyId, reference, subjectId, source }) => {
    const { kind, id } = source ?? found.get(`${companyId} ${reference}`) ?? { kind: 'StockMove', id: subjectId };
    const texts = textsOf(companies.get(companyId)!.language === 'es' ? 'es' : 'en', kind);
    return { kind, id, description: texts ? `${texts.one} ${reference}` : reference };
  };
}
