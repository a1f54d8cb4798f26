import type { Decimal } from 'decimal.js';

export const taxKinds = ['percent', 'fixed', 'division', 'group'] as const;
export type TaxKind = (typeof taxKinds)[number];

/** A tax as arithmetic sees it: groups are resolved, and what is fixed per unit is in the document's currency. */
export interface TaxToCharge {
  readonly id: string;
  readonly code: string;
  readonly kind: Exclude<TaxKind, 'group'>;
  /** In percent: of the base, or for a division of the price with the tax in it. */
  readonly rate: Decimal;
  /** For one unit, where the tax is fixed. */
  readonly amount: Decimal;
  /** The price has the tax in it already. */
  readonly included: boolean;
  /** Later taxes are charged on it too, those that let themselves be affected. */
  readonly affectsBase: boolean;
  readonly baseAffected: boolean;
  readonly sequence: number;
  /** Where both sides of the tax are ours to book and nobody is asked to pay it. */
  readonly reverseCharge: boolean;
}

/** Taxes in the order in which they are charged. */
export const inOrder = (taxes: Iterable<TaxToCharge>): TaxToCharge[] =>
  [...taxes].sort((one, other) => one.sequence - other.sequence || (one.code < other.code ? -1 : 1));

/** Whose amounts the base of a tax contains, by their places in the line's order. What nobody is asked to pay is in no base. */
export const affecting = (taxes: readonly TaxToCharge[], at: number): number[] =>
  taxes[at]!.baseAffected ? taxes.flatMap((tax, place) => (place < at && tax.affectsBase && !tax.reverseCharge ? [place] : [])) : [];
