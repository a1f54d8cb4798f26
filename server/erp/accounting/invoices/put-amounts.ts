import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { twinName } from '../../../kernel/declare/naming.js';
import { uuidV7 } from '../../../kernel/write/index.js';
import {
  documentAmounts,
  inCompanyCurrency,
  summedUp,
  type LineAmounts,
  type Rounding,
  type Sums,
  type TaxBook,
} from '../../../foundation/taxes/index.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceSide } from './invoice-side.js';
import type { InvoiceTax } from './invoice-tax.js';
import type { Invoice } from './invoice.js';
import { MoreThanInvoiced } from './invoices.errors.js';
import type { OriginalLine } from './original-lines.js';
import { takeStatedTax } from './stated-tax.js';
import { chargeOf, partOf, without, type LineCharge } from './take-back.js';

export interface Measures {
  readonly side: InvoiceSide;
  readonly book: TaxBook;
  /** What may still be taken back; what this document takes is gone for the next. */
  readonly originals: Map<string, OriginalLine>;
  readonly rounding: Rounding;
  readonly atHome: Rounding;
  readonly unitsIn: (line: InvoiceLine) => Decimal;
}

/** Puts on a document what it comes to: line by line, tax by tax, and as a whole, each also in company currency. */
export function putAmounts(invoice: Invoice, measures: Measures): void {
  const charges = takeStatedTax(invoice, chargesOf(invoice, measures), measures);
  const sums = summedUp(charges.map(({ charged }) => charged));
  const worth = summedUp(charges.map(({ atHome }) => atHome));
  Object.assign(
    invoice,
    { linesAmount: total(charges.map(({ amount }) => amount)), discountAmount: total(charges.map(discountOf)) },
    inBoth(amountsOf(sums), amountsOf(worth)),
  );
  invoice.lines.forEach((line, at) => {
    line.amount = charges[at]!.amount;
    Object.assign(line, inBoth(amountsOf(sums.lines[at]!), amountsOf(worth.lines[at]!)));
  });
  invoice.taxes = taxesOf(invoice, sums, worth, measures);
}

function chargesOf(invoice: Invoice, measures: Measures): LineCharge[] {
  const { book, rounding, atHome, unitsIn } = measures;
  const rate = invoice.exchangeRate!;
  const fresh = invoice.lines.filter(({ original }) => !original);
  const document = documentAmounts(
    fresh.map((line) => ({
      quantity: line.quantity,
      taxedUnits: unitsIn(line),
      unitPrice: line.unitPrice!,
      discount: line.discount,
      taxes: book.taxes(line.taxCode!.id, rate),
    })),
    { rounding, taxRounding: invoice.taxRounding!, documentDiscount: invoice.documentDiscount },
  );
  const worth = inCompanyCurrency(document, rate, atHome);
  const computed = new Map(
    fresh.map((line, at): [InvoiceLine, LineCharge] => {
      const { amount, ...charged } = document.lines[at]!;
      return [line, { amount, charged: chargedOf(charged), atHome: chargedOf(worth.lines[at]!) }];
    }),
  );
  return invoice.lines.map((line) => computed.get(line) ?? takenBack(line, invoice, measures));
}

const chargedOf = ({ netAmount, taxes }: Omit<LineAmounts, 'amount'>) => ({
  net: netAmount,
  taxes: taxes.map(({ tax }) => tax),
  computed: taxes.map((one) => one.computed),
});

/** A credit note takes back a quantity as it was invoiced; an invoice takes a deposit off by a quantity of the other sign. */
function takenBack(line: InvoiceLine, invoice: Invoice, { book, originals, rounding, atHome }: Measures): LineCharge {
  const original = originals.get(line.original!.id)!;
  const sign = invoice.kind === 'credit-note' ? 1 : -1;
  const quantity = line.quantity.times(sign);
  const left = original.invoiced.quantity.minus(original.taken.quantity);
  if (quantity.isZero() || quantity.isNegative() !== original.invoiced.quantity.isNegative() || quantity.abs().gt(left.abs()))
    throw new MoreThanInvoiced({
      invoice: original.number!,
      line: original.description,
      left: left.times(sign).toFixed(),
      asked: line.quantity.toFixed(),
    });
  const taxes = book.taxes(original.taxCode, original.exchangeRate);
  const part = partOf(original, quantity, { taxes, rounding, atHome });
  originals.set(original.id, without(original, part));
  return chargeOf(part, taxes, sign);
}

/** What the line's share of the document discount comes to: what was entered, less the net amount and the taxes in the price. */
const discountOf = ({ amount, charged: { net, taxes, computed } }: LineCharge): Money =>
  amount.minus(net).minus(total(computed.filter((_, at) => taxes[at]!.included)));

const total = (amounts: readonly Money[]): Money => Decimal.sum(0, ...amounts);

const amountsOf = ({ netAmount, taxAmount, total }: Pick<Sums, 'netAmount' | 'taxAmount' | 'total'>) => ({ netAmount, taxAmount, total });

/** Amounts as the record holds them: each beside its worth in company currency. */
export const inBoth = (amounts: object, worth: object): Record<string, Money> => ({
  ...amounts,
  ...Object.fromEntries(Object.entries(worth).map(([name, amount]) => [twinName(name), amount as Money])),
});

/** What is not taxed at all has no part in the taxes. */
function taxesOf(invoice: Invoice, sums: Sums, worth: Sums, { side, book }: Measures): InvoiceTax[] {
  return sums.lines.flatMap(({ taxes }, line) =>
    taxes.flatMap(({ tax, base, computed, charged }, at) => {
      if (tax.id === book.noTax) return [];
      const atHome = worth.lines[line]!.taxes[at]!;
      const lineNumber = line + 1;
      const row =
        invoice.taxes.find((one) => one.lineNumber === lineNumber && one.taxCode.id === tax.id) ??
        Object.assign(new side.tax(), { id: uuidV7(), lineNumber, taxCode: { id: tax.id } });
      const amounts = { base, computed, amount: charged };
      return [Object.assign(row, inBoth(amounts, { base: atHome.base, computed: atHome.computed, amount: atHome.charged }))];
    }),
  );
}
