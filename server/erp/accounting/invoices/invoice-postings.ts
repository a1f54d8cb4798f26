import { Decimal } from 'decimal.js';
import type { Money, Ref } from '../../../kernel/declare/index.js';
import { twinName } from '../../../kernel/declare/naming.js';
import type { Party } from '../../../foundation/directory/index.js';
import { roundTo, shareOut, type Rounding } from '../../../foundation/taxes/index.js';
import type { Posting, PostingTerms } from '../posting.js';
import type { InvoiceInstalment } from './invoice-instalment.js';
import type { InvoiceSide } from './invoice-side.js';
import type { InvoiceTax } from './invoice-tax.js';
import type { Invoice } from './invoice.js';
import type { BasePlace, TaxPlace, TaxPlaces } from './tax-places.js';

export interface BookingTerms {
  readonly side: InvoiceSide;
  readonly party: Ref<Party>;
  readonly places: TaxPlaces;
  readonly rounding: Rounding;
  readonly atHome: Rounding;
  readonly isForeign: boolean;
  /** Whether the account of a line asks with whom, as that of deposits does. */
  readonly asksForParty: (account: Ref<unknown>) => boolean;
}

interface BothAmounts {
  readonly own: Money;
  readonly atHome: Money;
}

/**
 * What a document says to the books: what is owed, a line for each day on which it falls due; what it is owed for, line by line; and
 * its taxes, each share where it goes, with base and boxes of the return. What is less than nothing stands on the other side.
 */
export function invoicePostings(invoice: Invoice, terms: BookingTerms): Posting[] {
  const { side, party, asksForParty } = terms;
  const opposite: Posting['side'] = side.controlSide === 'debit' ? 'credit' : 'debit';
  const controlSide = invoice.kind === 'invoice' ? side.controlSide : opposite;
  const lineSide = invoice.kind === 'invoice' ? opposite : side.controlSide;
  const posted = (on: Posting['side'], account: Posting['account'], amounts: BothAmounts, more: PostingTerms): Posting =>
    postingOf(on, account, amounts, more, terms.isForeign ? invoice.currency! : undefined);
  return [
    ...invoice.instalments.map((due) =>
      posted(controlSide, side.control, bothOf(due, 'amount'), { party, dueDate: due.dueOn, ...early(due) }),
    ),
    ...invoice.lines.map((line) => {
      const { account, product, quantity, description } = line;
      return posted(lineSide, account!, bothOf(line, 'netAmount'), {
        description,
        product,
        quantity: product && quantity,
        party: asksForParty(account!) ? party : undefined,
      });
    }),
    ...taxShares(invoice, terms).map(({ account, amounts, ...tax }) =>
      posted(lineSide, account, amounts, { ...tax, party: typeof account !== 'string' && asksForParty(account) ? party : undefined }),
    ),
  ];
}

/** What may be kept by whoever pays early, in percent, for some of it may have been paid by then. */
const early = ({ amount, discountUntil, discountAmount }: InvoiceInstalment): Pick<PostingTerms, 'discountUntil' | 'discount'> =>
  discountUntil && !amount.isZero() ? { discountUntil, discount: discountAmount.div(amount).times(hundred) } : {};

/** An amount beside its worth in company currency, as records hold both. */
function bothOf(record: object, name: string): BothAmounts {
  const amounts = record as Record<string, Money>;
  return { own: amounts[name]!, atHome: amounts[twinName(name)]! };
}

function postingOf(
  on: Posting['side'],
  account: Posting['account'],
  { own, atHome }: BothAmounts,
  more: PostingTerms,
  currency: NonNullable<PostingTerms['foreign']>['currency'] | undefined,
): Posting {
  const isBelow = atHome.isNegative() || (atHome.isZero() && own.isNegative());
  const side = isBelow && !(atHome.isZero() && own.isZero()) ? (on === 'debit' ? 'credit' : 'debit') : on;
  const sign = side === on ? 1 : -1;
  return { ...more, account, side, amount: atHome.times(sign), ...(currency && { foreign: { currency, amount: own.times(sign) } }) };
}

interface TaxShare extends Pick<PostingTerms, 'taxCode' | 'taxBase' | 'taxAmount' | 'taxBox' | 'baseBox'> {
  readonly account: Posting['account'];
  readonly amounts: BothAmounts;
}

function taxShares(invoice: Invoice, terms: BookingTerms): TaxShare[] {
  const byCode = new Map<string, InvoiceTax[]>();
  for (const tax of invoice.taxes) byCode.set(tax.taxCode.id, [...(byCode.get(tax.taxCode.id) ?? []), tax]);
  return [...byCode.values()].flatMap((rows) => sharesOfTax(rows, invoice, terms));
}

/** One tax: its shares, and those of its base beside them, for each says its own box. */
function sharesOfTax(rows: readonly InvoiceTax[], invoice: Invoice, { places, rounding, atHome }: BookingTerms): TaxShare[] {
  const { taxCode } = rows[0]!;
  const { tax, base } = places.of(taxCode, invoice.kind);
  const shares = tax.map(({ share }) => share);
  const own = shareOut(
    rows.map(({ computed }) => computed),
    shares,
    rounding,
  );
  const worth = shareOut(
    rows.map((row) => bothOf(row, 'computed').atHome),
    shares,
    atHome,
  );
  const baseWorth = total(rows.map((row) => bothOf(row, 'base').atHome)).times(invoice.kind === 'invoice' ? 1 : -1);
  return Array.from({ length: Math.max(tax.length, base.length) }, (_, at) => {
    const amounts = rows.map((_, row) => ({ own: own[at]?.[row] ?? zero, atHome: worth[at]?.[row] ?? zero }));
    const based = base[at] && { taxBase: roundTo(baseWorth.times(base[at].share).div(hundred), atHome), baseBox: base[at].box };
    return placed({
      place: tax[at] ?? tax[0]!,
      isShare: at < tax.length,
      amounts,
      rows,
      invoice,
      based,
      isNegative: baseWorth.isNegative(),
    });
  }).flat();
}

interface SharePlaced {
  readonly place: TaxPlace;
  readonly isShare: boolean;
  readonly rows: readonly InvoiceTax[];
  readonly amounts: readonly BothAmounts[];
  readonly invoice: Invoice;
  readonly based: { readonly taxBase: Money; readonly baseBox: BasePlace['box'] } | undefined;
  readonly isNegative: boolean;
}

/** A share of one tax at its account; where nobody gives it back, at those of the lines that it is charged on. */
function placed({ place, isShare, rows, amounts, invoice, based, isNegative }: SharePlaced): TaxShare[] {
  const byAccount = new Map<string, { account: Posting['account']; amounts: BothAmounts[] }>();
  rows.forEach(({ lineNumber }, at) => {
    const account = place.role === 'cost' ? invoice.lines[lineNumber - 1]!.account! : place.role;
    const key = typeof account === 'string' ? account : account.id;
    const known = byAccount.get(key) ?? { account, amounts: [] };
    byAccount.set(key, { account, amounts: [...known.amounts, amounts[at]!] });
  });
  return [...byAccount.values()].flatMap(({ account, amounts: parts }, at) => {
    const sum = { own: total(parts.map(({ own }) => own)), atHome: total(parts.map((part) => part.atHome)) };
    const ownBase = at === 0 ? based : undefined;
    // Nothing charged is worth a line only for what it was charged on: sales at the zero rate are told to the authority too.
    if (sum.own.isZero() && sum.atHome.isZero() && (!ownBase || ownBase.taxBase.isZero())) return [];
    const taxAmount = sum.atHome.abs().times(isNegative ? -1 : 1);
    return [{ account, amounts: sum, taxCode: rows[0]!.taxCode, taxBox: isShare ? place.box : undefined, taxAmount, ...ownBase }];
  });
}

const zero = new Decimal(0);
const hundred = new Decimal(100);
const total = (amounts: readonly Money[]): Money => Decimal.sum(0, ...amounts);
