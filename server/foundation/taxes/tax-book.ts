import type { CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Decimal } from '../../kernel/write/decimals.js';
import { chooseTax, isInForce, type Dealing, type RuleToMatch } from './choose-tax.js';
import type { TaxUse } from './tax-code.js';
import type { TaxedDocument } from './tax-part.js';
import { inOrder, type TaxKind, type TaxToCharge } from './tax-to-charge.js';
import { TaxCodeNotInForce, TaxCodeOfOtherSide } from './taxes.errors.js';

const pricePlaces = 6;

const sideOf = { invoice: 'sale', 'credit-note': 'sale', bill: 'purchase', 'supplier-credit': 'purchase' } as const;

/** All that decides about the taxes of some documents of one kind: the rules, and the codes that may come up. */
export class TaxBook {
  /**
   * Read in one trip: the rules of the countries that we deal from, the codes asked for, those that a rule may put in their place,
   * and the members of groups among them.
   */
  static async of(work: Work, document: TaxedDocument, codes: readonly string[], ourCountries: readonly string[]): Promise<TaxBook> {
    const [found] = await work.rows<{ rules: RuleToMatch[] | null; codes: CodeRow[] | null }>(question, [
      sideOf[document],
      document,
      codes,
      ourCountries,
    ]);
    return new TaxBook(document, found?.rules ?? [], new Map((found?.codes ?? []).map((code) => [code.id, code])));
  }

  /** The code of what is not taxed at all. */
  readonly noTax: string;

  private constructor(
    private readonly document: TaxedDocument,
    private readonly rules: readonly RuleToMatch[],
    private readonly codes: ReadonlyMap<string, CodeRow>,
  ) {
    this.noTax = [...codes.values()].find(({ code }) => code === 'none')!.id;
  }

  choose(dealing: Dealing): string {
    return chooseTax(this.rules, dealing) ?? this.noTax;
  }

  /** The taxes of a code in their order, a group's members in its place, fixed amounts in a currency of this rate. */
  taxes(codeId: string, exchangeRate: Decimal): TaxToCharge[] {
    return inOrder(this.singles(codeId).map((single) => toCharge(single, exchangeRate)));
  }

  /** Refuses a code that has ended, has not begun, or is made for the other side, and a group with such a member. */
  require(codeId: string, date: CalendarDay): void {
    for (const { code, use, validFrom, validUntil } of [this.codes.get(codeId)!, ...this.singles(codeId)]) {
      if (use !== 'both' && use !== sideOf[this.document]) throw new TaxCodeOfOtherSide({ code });
      if (!isInForce({ validFrom, validUntil }, date)) throw new TaxCodeNotInForce({ code, date });
    }
  }

  private singles(codeId: string): CodeRow[] {
    const code = this.codes.get(codeId)!;
    return code.kind === 'group' ? code.members.map((id) => this.codes.get(id)!) : [code];
  }
}

interface CodeRow {
  readonly id: string;
  readonly code: string;
  readonly kind: TaxKind;
  readonly rate: string;
  readonly amount: string | null;
  readonly included: boolean;
  readonly affectsBase: boolean;
  readonly baseAffected: boolean;
  readonly sequence: number;
  readonly use: TaxUse;
  readonly validFrom: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
  readonly members: readonly string[];
  readonly reverseCharge: boolean;
}

const toCharge = (row: CodeRow, exchangeRate: Decimal): TaxToCharge => ({
  id: row.id,
  code: row.code,
  kind: row.kind as TaxToCharge['kind'],
  rate: new Decimal(row.rate),
  amount: new Decimal(row.amount ?? 0).div(exchangeRate).toDecimalPlaces(pricePlaces),
  included: row.included,
  affectsBase: row.affectsBase,
  baseAffected: row.baseAffected,
  sequence: row.sequence,
  reverseCharge: row.reverseCharge,
});

const question = `
  with rule as (select * from tax_rule where side = $1 and archived_at is null
    and (our_country is null or our_country = any($4::text[]))),
  asked as (select unnest($3::uuid[]) as id union select charge_id from rule union select id from tax_code where code = 'none'),
  wanted as (select id from asked union select m.member_id from tax_group_member m join asked on asked.id = m.group_id)
  select
    (select json_agg(json_build_object('id', id, 'ourCountry', our_country, 'partyClass', party_class_id, 'country', country,
        'place', place, 'standing', standing, 'supply', supply, 'usual', usual_id, 'charge', charge_id, 'sequence', sequence,
        'validFrom', valid_from, 'validUntil', valid_until)) from rule) as rules,
    (select json_agg(json_build_object('id', c.id, 'code', c.code, 'kind', c.kind, 'rate', c.rate::text, 'amount', c.amount::text,
        'included', c.included, 'affectsBase', c.affects_base, 'baseAffected', c.base_affected, 'sequence', c.sequence, 'use', c.use,
        'validFrom', c.valid_from, 'validUntil', c.valid_until,
        'members', coalesce((select json_agg(m.member_id order by m.position) from tax_group_member m where m.group_id = c.id), '[]'),
        'reverseCharge', coalesce((select sum(p.share) = 0 from tax_part p
          where p.tax_code_id = c.id and p.document = $2 and p.of = 'tax'), false)))
      from tax_code c join wanted on wanted.id = c.id) as codes`;
