import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, ObjectType, Query } from 'type-graphql';
import { InvalidInput } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar, MoneyScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { mayReadBooks, readBooks } from './company-books.js';
import { inPlaces } from './statements.js';

@ObjectType({
  description:
    'What was booked of one tax, where it counts in the same boxes. Its lines are `journalEntryLines(filter: { taxCode, taxBox, baseBox, date })`.',
})
class TaxReportRow {
  @Field(() => GraphQLID) taxCode!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'The box of the return in which the base counts.' }) baseBox!: string | null;
  @Field(() => String, { nullable: true, description: 'The box of the return in which the tax counts.' }) taxBox!: string | null;
  @Field(() => MoneyScalar) base!: string;
  @Field(() => MoneyScalar, { description: 'Credit notes lessen it.' }) tax!: string;
}

@ObjectType({ description: 'What one box of the tax return comes to.' })
class TaxReportBox {
  @Field(() => String) box!: string;
  @Field(() => MoneyScalar) amount!: string;
}

@ObjectType({
  description: 'The taxes of some days, straight from the lines of posted entries, so that the return always agrees with the books.',
})
class TaxReport {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => [TaxReportRow]) rows!: TaxReportRow[];
  @Field(() => [TaxReportBox]) boxes!: TaxReportBox[];
}

const lineFields = ['taxCode', 'taxBase', 'taxAmount', 'taxBox', 'baseBox'];

/** As other reports, for those who may read every value that it adds up; and the codes that it names. */
function mayReadTaxes(rights: Rights): boolean {
  const isPlain = (record: string, field: string) => rights.field(rights.model.registry.named(record).field(field)) === 'plain';
  return (
    mayReadBooks(rights) &&
    lineFields.every((field) => isPlain('JournalEntryLine', field)) &&
    ['code', 'name'].every((field) => isPlain('TaxCode', field))
  );
}

/** What is owed to the tax authority, and what it owes. */
@HandWritten(undefined, { 'Query.taxReport': mayReadTaxes })
export class TaxReports {
  @Query(() => TaxReport, { description: 'Bases and taxes between two days, by tax and by box of the return.' })
  async taxReport(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Ctx() call: Call,
  ): Promise<TaxReport> {
    if (from > to) throw new InvalidInput({ to: 'OUT_OF_RANGE' });
    return readBooks(call, company, async ({ ask, companyId, places }) => {
      const rows = await ask<TaxReportRow>(statement, [companyId, from, to]);
      const shown = (amount: Decimal.Value) => inPlaces(new Decimal(amount), places);
      return {
        from,
        to,
        rows: rows.map((row) => ({ ...row, base: shown(row.base), tax: shown(row.tax) })),
        boxes: boxesOf(rows).map(({ box, amount }) => ({ box, amount: shown(amount) })),
      };
    });
  }
}

function boxesOf(rows: readonly TaxReportRow[]): { box: string; amount: Decimal }[] {
  const boxes = new Map<string, Decimal>();
  const count = (box: string | null, amount: string) => box && boxes.set(box, (boxes.get(box) ?? new Decimal(0)).plus(amount));
  for (const { baseBox, taxBox, base, tax } of rows) {
    count(baseBox, base);
    count(taxBox, tax);
  }
  return [...boxes]
    .map(([box, amount]) => ({ box, amount }))
    .sort((one, other) => one.box.localeCompare(other.box, 'en', { numeric: true }));
}

const statement = `select t.id as "taxCode", t.code, t.name, s.base_box as "baseBox", s.tax_box as "taxBox", s.base::text, s.tax::text from (
    select l.tax_code_id, l.base_box, l.tax_box, coalesce(sum(l.tax_base), 0) as base, coalesce(sum(l.tax_amount), 0) as tax
    from fiscal_period p join journal_entry_line l on l.period_id = p.id
    where p.company_id = $1::uuid and p.starts_on <= $3::date and p.ends_on >= $2::date
      and l.date between $2::date and $3::date and l.tax_code_id is not null
    group by l.tax_code_id, l.base_box, l.tax_box) s
  join tax_code t on t.id = s.tax_code_id order by t.code, s.base_box nulls last, s.tax_box nulls last`;
