import { chained } from '../../kernel/work/chain.js';

const told = `l.id, l.position, l.account_id, l.description, l.party_id, l.debit::text, l.credit::text, l.currency_id,
  l.amount_in_currency::text, l.exchange_rate::text, l.due_date, l.tax_code_id, l.tax_base::text, l.product_id, l.quantity::text`;

/** What a line says to the tax return came later: lines that say nothing to it are told as they were before. */
const line = `case when l.tax_amount is null and l.tax_box is null and l.base_box is null then json_build_array(${told})
  else json_build_array(${told}, l.tax_amount::text, l.tax_box, l.base_box) end`;

/** Every entry that stands in the books, with its lines, in the order in which they were posted. */
chained({
  stream: 'ledger',
  table: 'timon.posted_entry',
  title: '(select number from public.journal_entry where id = e.entry_id)',
  text: `(select json_build_array(p.id, p.number, p.company_id, p.journal_id, p.period_id, p.date,
      to_char(p.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), p.description, p.reference, p.reverses_id, p.source_kind,
      p.source_id, p.total::text, (select json_agg(${line} order by l.position, l.id) from public.journal_entry_line l where l.entry_id = p.id),
      null)::text from public.journal_entry p where p.id = e.entry_id)`,
});
