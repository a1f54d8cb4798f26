import { linesOf, someLines, type Desk, type DocumentKind, type Input, type Known } from './document-kind.js';

const quantity = ({ choices }: Desk, most: number): string => String(choices.between(1, most));

/** Each line with what really came, or was really found: all of it, less, or a little more. */
const counted = (known: Known, { choices }: Desk, field: string, base: string): Input => ({
  lines: linesOf(known).map((line) => {
    const there = Number(line[base] ?? 0);
    const found = choices.chance(60) ? there : Math.max(0, there + choices.between(-3, 2));
    return { id: line.id, [field]: String(found) };
  }),
});

const deliveries: DocumentKind = {
  record: 'Delivery',
  plural: 'deliveries',
  weight: 16,
  reads: 'number kind reservation lines { id quantity shipped }',
  draft: (desk) => ({
    party: desk.choices.one(desk.company.customers),
    warehouse: desk.choices.one(desk.company.warehouses),
    // Now and then more than there is, so that a part stays behind.
    lines: someLines(desk, 3, ({ id }) => ({ product: id, quantity: quantity(desk, desk.choices.chance(15) ? 300 : 12) })),
  }),
  moves: {
    DRAFT: ['confirm', 'confirm', 'confirm', 'cancel'],
    CONFIRMED: ['ship', 'ship', 'ship', 'reserve', 'reserve', 'release', 'cancel'],
  },
  accepts: ['SHIP_PARTLY', 'UNUSUAL_QUANTITY'],
};

const receipts: DocumentKind = {
  record: 'Receipt',
  plural: 'receipts',
  weight: 14,
  reads: 'number kind lines { id quantity received }',
  draft: (desk) => ({
    party: desk.choices.one(desk.company.suppliers),
    warehouse: desk.choices.one(desk.company.warehouses),
    lines: someLines(desk, 3, ({ id, cost, hasLots }) => ({
      product: id,
      quantity: quantity(desk, 20),
      unitCost: desk.choices.chance(85) ? desk.choices.amount(cost, cost + 3) : undefined,
      lotNumber: hasLots ? `L${desk.choices.below(6)}` : undefined,
    })),
  }),
  moves: { DRAFT: ['confirm', 'confirm', 'confirm', 'cancel'], EXPECTED: ['receive', 'receive', 'receive', 'receive', 'cancel'] },
  change: (known, desk) =>
    known.state === 'EXPECTED' && desk.choices.chance(25) ? counted(known, desk, 'received', 'quantity') : undefined,
  accepts: ['RECEIVE_MORE', 'UNUSUAL_QUANTITY'],
};

const transfers: DocumentKind = {
  record: 'Transfer',
  plural: 'transfers',
  weight: 6,
  reads: 'lines { id quantity received }',
  draft: (desk) => {
    const from = desk.choices.below(desk.company.floors.length);
    const to = (from + desk.choices.between(1, desk.company.floors.length - 1)) % desk.company.floors.length;
    return {
      from: desk.company.floors[from],
      to: desk.company.floors[to],
      lines: someLines(desk, 3, ({ id }) => ({ product: id, quantity: quantity(desk, 15) })),
    };
  },
  moves: { DRAFT: ['complete', 'ship', 'ship', 'cancel'], ON_THE_WAY: ['receive'] },
  change: (known, desk) =>
    known.state === 'ON_THE_WAY' && desk.choices.chance(40) ? counted(known, desk, 'received', 'quantity') : undefined,
};

const scraps: DocumentKind = {
  record: 'Scrap',
  plural: 'scraps',
  weight: 3,
  draft: (desk) => ({
    location: desk.choices.one(desk.company.floors),
    reason: desk.choices.one(['DAMAGED', 'STOLEN', 'OTHER']),
    lines: someLines(desk, 2, ({ id }) => ({ product: id, quantity: quantity(desk, 3) })),
  }),
  moves: { DRAFT: ['scrap'] },
};

const stockCounts: DocumentKind = {
  record: 'StockCount',
  plural: 'stockCounts',
  weight: 2,
  reads: 'lines { id expected counted }',
  draft: (desk) => ({ location: desk.choices.one(desk.company.floors) }),
  moves: { DRAFT: ['start'], COUNTING: ['apply', 'apply', 'apply', 'cancel'] },
  change: (known, desk) =>
    known.state === 'COUNTING' && desk.choices.chance(80) ? counted(known, desk, 'counted', 'expected') : undefined,
};

const landedCosts: DocumentKind = {
  record: 'LandedCost',
  plural: 'landedCosts',
  weight: 3,
  draft: (desk) => {
    const received = desk
      .past('Receipt', 'RECEIVED')
      .filter(({ more }) => more['kind'] === 'SUPPLIER')
      .slice(-3);
    if (received.length === 0) return undefined;
    return {
      amount: desk.choices.amount(1, 40),
      splitBy: desk.choices.one(['QUANTITY', 'VALUE', 'WEIGHT']),
      lines: received.slice(0, desk.choices.between(1, 3)).map(({ id }) => ({ receipt: id })),
    };
  },
  moves: { DRAFT: ['book'] },
};

const revaluations: DocumentKind = {
  record: 'StockRevaluation',
  plural: 'stockRevaluations',
  weight: 1,
  draft: ({ choices, company }) => {
    const { id, cost } = choices.one(company.products);
    return {
      product: id,
      warehouse: choices.one(company.warehouses.slice(0, 2)),
      unitValue: choices.amount(Math.max(1, cost - 1), cost + 1),
      reason: choices.one(['CORRECTION', 'WRITE_DOWN']),
    };
  },
  moves: { DRAFT: ['book'] },
};

export const stockDocuments: readonly DocumentKind[] = [deliveries, receipts, transfers, scraps, stockCounts, landedCosts, revaluations];
