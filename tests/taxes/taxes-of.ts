import { Decimal } from 'decimal.js';
import {
  documentAmounts,
  type DocumentAmounts,
  type DocumentRules,
  type LineToCharge,
} from '../../server/foundation/taxes/document-amounts.js';
import type { TaxToCharge } from '../../server/foundation/taxes/tax-to-charge.js';

let made = 0;

/** A tax on top of the price, in percent unless said otherwise; made later, it is charged later. */
export function tax(rate: string | number, more: Partial<TaxToCharge> = {}): TaxToCharge {
  const sequence = ++made;
  return {
    id: `tax-${sequence}`,
    code: `tax-${sequence}`,
    kind: 'percent',
    rate: new Decimal(rate),
    amount: new Decimal(0),
    included: false,
    affectsBase: false,
    baseAffected: true,
    sequence,
    reverseCharge: false,
    ...more,
  };
}

export const fixedTax = (amount: string | number, more: Partial<TaxToCharge> = {}): TaxToCharge =>
  tax(0, { kind: 'fixed', amount: new Decimal(amount), ...more });

export const line = (unitPrice: string | number, taxes: readonly TaxToCharge[] = [], more: Partial<LineToCharge> = {}): LineToCharge => ({
  quantity: new Decimal(1),
  unitPrice: new Decimal(unitPrice),
  discount: new Decimal(0),
  taxes,
  ...more,
});

interface Rules extends Partial<Omit<DocumentRules, 'rounding' | 'documentDiscount'>> {
  readonly places?: number;
  readonly mode?: 'half-up' | 'half-even';
  readonly documentDiscount?: number;
}

export const documentOf = (lines: readonly LineToCharge[], { places = 2, mode = 'half-up', ...more }: Rules = {}): DocumentAmounts =>
  documentAmounts(lines, {
    taxRounding: more.taxRounding ?? 'document',
    documentDiscount: new Decimal(more.documentDiscount ?? 0),
    rounding: { places, mode },
  });

/** The sums of a document as they are printed. */
export const printed = (document: DocumentAmounts, places = 2) => ({
  net: document.netAmount.toFixed(places),
  tax: document.taxAmount.toFixed(places),
  total: document.total.toFixed(places),
});

/** What each tax comes to, as base and amount. */
export const perTax = (document: DocumentAmounts, places = 2): string[] =>
  document.taxes.map(({ base, computed }) => `${base.toFixed(places)} → ${computed.toFixed(places)}`);

export const perLine = (document: DocumentAmounts, field: 'netAmount' | 'taxAmount' | 'total'): string[] =>
  document.lines.map((one) => one[field].toFixed(2));
