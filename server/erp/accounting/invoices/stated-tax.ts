import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { roundTo, summedUp, type ChargedLine } from '../../../foundation/taxes/index.js';
import type { Invoice } from './invoice.js';
import { StatedTaxTooFarOff } from './invoices.errors.js';
import type { Measures } from './put-amounts.js';
import type { LineCharge } from './take-back.js';
import { SupplierBill } from './supplier-bill.js';

/**
 * Suppliers round in their own way, and their paper is what we deduct by: a tax that they state goes before ours where it lies no more
 * than a cent a line away. The cents go to the line and tax that come to most.
 */
export function takeStatedTax(invoice: Invoice, charges: LineCharge[], { rounding, atHome }: Measures): LineCharge[] {
  const stated = invoice instanceof SupplierBill ? invoice.statedTaxAmount : undefined;
  if (!stated) return charges;
  const { taxAmount } = summedUp(charges.map(({ charged }) => charged));
  const gap = stated.minus(taxAmount);
  if (gap.isZero()) return charges;
  const tolerance = new Decimal(10).pow(-rounding.places).times(Math.max(charges.length, leastTolerated));
  const place = largestOf(charges);
  if (gap.abs().gt(tolerance) || !place)
    throw new StatedTaxTooFarOff({
      bill: (invoice as SupplierBill).supplierNumber,
      stated: stated.toFixed(rounding.places),
      computed: taxAmount.toFixed(rounding.places),
      tolerance: tolerance.toFixed(rounding.places),
    });
  const gapAtHome = roundTo(gap.times(invoice.exchangeRate!), atHome);
  return charges.map((charge, line) =>
    line === place.line
      ? { ...charge, charged: moved(charge.charged, place.at, gap), atHome: moved(charge.atHome, place.at, gapAtHome) }
      : charge,
  );
}

/** In cents: a bill of one line may be a cent off for its line and one for the document. */
const leastTolerated = 2;

const moved = (line: ChargedLine, at: number, by: Money): ChargedLine => ({
  ...line,
  computed: line.computed.map((amount, place) => (place === at ? amount.plus(by) : amount)),
});

function largestOf(charges: readonly LineCharge[]): { line: number; at: number } | undefined {
  const places = charges.flatMap(({ charged: { taxes, computed } }, line) =>
    computed.flatMap((amount, at) => (taxes[at]!.reverseCharge || amount.isZero() ? [] : [{ line, at, amount: amount.abs() }])),
  );
  return places.sort((one, other) => other.amount.comparedTo(one.amount) || one.line - other.line || one.at - other.at)[0];
}
