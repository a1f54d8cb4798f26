import type { Decimal } from 'decimal.js';
import type { Ref } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { BlockedAboveTotal } from './invoices.errors.js';
import { SupplierBill } from './supplier-bill.js';

export interface BillHeldBack {
  readonly bill: Ref<SupplierBill>;
  /** In the currency of the bill: what is not to be paid before it is settled. Nothing releases the bill. */
  readonly amount: Decimal;
}

/** Says how much of bills is not to be paid yet; for whoever compares them with what was ordered and received. They may be posted. */
export async function holdBackBills(work: Work, heldBack: readonly BillHeldBack[]): Promise<void> {
  const bills = await work.lock(
    SupplierBill,
    heldBack.map(({ bill }) => bill.id),
  );
  for (const { bill, amount } of heldBack) {
    const found = bills.get(bill.id)!;
    if (amount.gt(found.total))
      throw new BlockedAboveTotal({ bill: found.supplierNumber, blocked: amount.toFixed(), total: found.total.toFixed() });
    found.blockedAmount = amount;
  }
  await work.save(SupplierBill, [...bills.values()]);
}
