import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import type { AccountRoleName } from '../../erp/accounting/index.js';
import type { LocationKind } from '../../erp/warehouse/index.js';

/** Value that went from one account to another because goods did, or because their cost did. */
export interface ValueFlow {
  /** The move, or the adjustment of cost, that says so. */
  readonly subjectId: string;
  readonly companyId: string;
  /** The number of the document. */
  readonly reference: string;
  readonly day: CalendarDay;
  readonly partyId: string | null;
  readonly value: Money;
  readonly debit: AccountRoleName;
  readonly credit: AccountRoleName;
  /** What says so, where it is not the document that moved the goods. */
  readonly source?: { readonly kind: string; readonly id: string };
}

/** Which account has the value of goods that are in a place of this kind, or have come from or gone there. */
export const accountAt: Readonly<Record<LocationKind, AccountRoleName>> = {
  internal: 'stock',
  transit: 'goods in transit',
  supplier: 'goods received not invoiced',
  customer: 'cost of sales',
  loss: 'inventory adjustment',
  production: 'inventory adjustment',
};

/** A move as far as the books are concerned. */
export interface BookableMove {
  readonly id: string;
  readonly companyId: string;
  readonly reference: string;
  readonly day: CalendarDay;
  readonly partyId: string | null;
  readonly value: Money;
  readonly from: LocationKind;
  readonly to: LocationKind;
  /** Of goods that go back to their supplier: what was owed for them when they came. */
  readonly owed?: Money;
}

/**
 * Value goes where the goods go. What goes back to a supplier is owed no more, at what was owed for it; what it had come to cost us
 * besides is a variance.
 */
export function flowsOf({ id: subjectId, from, to, owed, value, ...said }: BookableMove): ValueFlow[] {
  const flow = { ...said, subjectId, debit: accountAt[to], credit: accountAt[from] };
  if (!owed) return [{ ...flow, value }];
  return [
    { ...flow, value: owed },
    { ...flow, value: value.minus(owed), debit: 'purchase price variance' },
  ];
}

/**
 * What was owed for goods that go back, after others of the same receipt have gone: in the end all that was owed for it. Halves go
 * up, whatever the company does elsewhere, so that the nightly check can say the same in SQL.
 */
export function owedForReturn(received: Received, quantity: Decimal, goneBefore: Decimal, places: number): Money {
  const owedFor = (gone: Decimal): Money =>
    received.value.times(gone).div(received.quantity).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return owedFor(goneBefore.plus(quantity)).minus(owedFor(goneBefore));
}

export interface Received {
  readonly quantity: Decimal;
  readonly value: Money;
}
