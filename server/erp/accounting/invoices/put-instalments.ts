import { Decimal } from 'decimal.js';
import { twinName } from '../../../kernel/declare/naming.js';
import { uuidV7 } from '../../../kernel/write/index.js';
import { instalmentsOf, type InstalmentRule } from '../../../foundation/directory/index.js';
import { roundTo, type Rounding } from '../../../foundation/taxes/index.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import { inBoth } from './put-amounts.js';

interface Terms {
  readonly side: InvoiceSide;
  readonly rounding: Rounding;
  readonly atHome: Rounding;
  /** Left out, all is due at once. */
  readonly rules: readonly InstalmentRule[] | undefined;
}

/** Says what of a document falls due when. The last instalment takes what is left, in both currencies. */
export function putInstalments(invoice: Invoice, { side, rounding, atHome, rules = atOnce }: Terms): void {
  const worth = (invoice as unknown as Record<string, Decimal>)[twinName('total')]!;
  const due = instalmentsOf(rules, invoice.date, invoice.total, (exact) => roundTo(exact, rounding));
  const dueAtHome = instalmentsOf(rules, invoice.date, worth, (exact) => roundTo(exact, atHome));
  invoice.instalments = due.map(({ dueOn, amount, discountUntil, discountAmount }, at) =>
    Object.assign(
      invoice.instalments[at] ?? Object.assign(new side.instalment(), { id: uuidV7() }),
      { dueOn, discountUntil, discountAmount },
      inBoth({ amount }, { amount: dueAtHome[at]!.amount }),
    ),
  );
}

const atOnce: readonly InstalmentRule[] = [
  { share: new Decimal(100), months: 0, days: 0, counting: 'from-date', discount: new Decimal(0), discountDays: 0 },
];
