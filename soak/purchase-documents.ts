import { recentDay, rest, someLines, type DocumentKind } from './document-kind.js';

export const purchaseOrders: DocumentKind = {
  record: 'PurchaseOrder',
  plural: 'purchaseOrders',
  weight: 8,
  reads: 'lines { id quantity }',
  draft: (desk) => ({
    supplier: desk.choices.one(desk.company.suppliers),
    warehouse: desk.choices.one(desk.company.warehouses),
    orderDate: recentDay(desk),
    lines: someLines(desk, 4, ({ id, cost, hasLots }) => ({
      product: id,
      quantity: String(desk.choices.between(1, hasLots ? 5 : 60)),
      unitPrice: desk.choices.chance(70) ? desk.choices.amount(cost, cost + 4) : undefined,
    })),
  }),
  moves: {
    DRAFT: ['submit', 'submit', 'submit', 'send', 'cancel'],
    SENT: ['submit', 'submit', 'cancel'],
    TO_APPROVE: ['approve', 'approve', 'approve', 'reject', 'cancel'],
    CONFIRMED: ['close', 'cancel', rest, rest, rest, rest],
  },
  accepts: ['UNUSUAL_QUANTITY'],
};
