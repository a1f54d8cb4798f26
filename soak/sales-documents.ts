import { recentDay, rest, someLines, type DocumentKind } from './document-kind.js';

export const salesOrders: DocumentKind = {
  record: 'SalesOrder',
  plural: 'salesOrders',
  weight: 14,
  reads: 'lines { id quantity }',
  draft: (desk) => ({
    customer: desk.choices.one(desk.company.customers),
    orderDate: recentDay(desk),
    documentDiscount: desk.choices.chance(20) ? '2.5' : undefined,
    lines: someLines(desk, 4, ({ id }) => ({
      product: id,
      quantity: String(desk.choices.between(1, 8)),
      discount: desk.choices.chance(20) ? '5' : undefined,
    })),
  }),
  moves: {
    DRAFT: ['confirm', 'confirm', 'quote', 'cancel'],
    QUOTED: ['confirm', 'confirm', 'cancel'],
    CONFIRMED: ['deliver', 'deliver', 'close', 'cancel', rest, rest],
  },
  change: ({ state, more }, { choices }) =>
    state === 'DRAFT' && choices.chance(20)
      ? { lines: (more['lines'] as { id: string }[]).map(({ id }) => ({ id, quantity: String(choices.between(1, 9)) })) }
      : undefined,
  accepts: ['CREDIT_OVERRIDE', 'UNUSUAL_QUANTITY'],
};
