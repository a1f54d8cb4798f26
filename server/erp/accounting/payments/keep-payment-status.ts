import type { Constructor } from '../../../kernel/declare/index.js';
import { listen, type Work } from '../../../kernel/write/index.js';
import { CustomerInvoice } from '../invoices/customer-invoice.js';
import type { Invoice } from '../invoices/invoice.js';
import { SupplierBill } from '../invoices/supplier-bill.js';
import { OpenItemsMatched } from './payments.events.js';
import { paymentStatusOf } from './payment-status.js';

const documents: readonly Constructor<Invoice>[] = [CustomerInvoice, SupplierBill];

/** Invoices and bills say whether they are paid, as what is left of their items tells. */
listen(OpenItemsMatched, async (items, work) => {
  for (const target of documents) {
    const ids = items.flatMap(({ sourceKind, sourceId }) => (sourceKind === target.name && sourceId ? [sourceId] : []));
    if (ids.length > 0) await keepStatus(target, [...new Set(ids)].sort(), work);
  }
});

async function keepStatus(target: Constructor<Invoice>, ids: readonly string[], work: Work): Promise<void> {
  const statuses = await paymentStatusOf(work, target.name, ids);
  const changed = [...(await work.lock(target, ids)).values()].filter(({ id, paymentStatus }) => statuses.get(id) !== paymentStatus);
  for (const document of changed) document.paymentStatus = statuses.get(document.id);
  // What is being posted right now is written by its move.
  const posted = changed.filter(({ state }) => state === 'posted');
  if (posted.length > 0) await work.save(target, posted);
}
