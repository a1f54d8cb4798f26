import { purchaseDifferences } from '../../server/erp/purchasing/check-purchases.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import { insert, type Cast } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';
import { GivenStock, type GivenDocument } from '../warehouse/given-stock.js';

export interface GivenOrder {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly state: string;
  readonly total: string;
  readonly revision: number;
  readonly approvalLevel: number | null;
  readonly receiving: string;
  readonly billing: string;
  readonly lines: readonly { readonly id: string; readonly received: string; readonly returned: string; readonly billed: string }[];
  readonly approvals: readonly { readonly decision: string; readonly revision: number; readonly onBehalfOf: { id: string } | null }[];
}

export interface Line {
  readonly product: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly unit?: string;
  readonly id?: string;
  readonly expectedOn?: string;
}

type Move = 'send' | 'submit' | 'approve' | 'reject' | 'close' | 'cancel';

const fields = `id version number state total revision approvalLevel receiving billing
  lines { id received returned billed } approvals { decision revision onBehalfOf { id } }`;

/** A company that buys: one warehouse, two departments, and whoever sells to it. */
export class GivenPurchases {
  private suppliers = 0;

  private constructor(
    readonly db: TestDatabase,
    readonly stock: GivenStock,
  ) {}

  /** The stock is one that a test has already, with its books perhaps, or a new one. */
  static async of(db: TestDatabase, stock?: GivenStock): Promise<GivenPurchases> {
    return new GivenPurchases(db, stock ?? (await GivenStock.of(db)));
  }

  get cast(): Cast {
    return this.stock.cast;
  }

  supplier(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    this.suppliers += 1;
    return insert(this.db, 'Party', { name: `Supplier ${this.suppliers}`, isSupplier: true, ...more });
  }

  rule(amountAbove: string, level: number, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return insert(this.db, 'ApprovalRule', { name: `Over ${amountAbove}`, company: this.cast.companyId, amountAbove, level, ...more });
  }

  /** An order as its buyer enters it. */
  async order(
    buyer: Principal,
    supplier: string,
    lines: readonly Line[],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<GivenOrder> {
    const { createPurchaseOrder } = await answerTo<{ createPurchaseOrder: GivenOrder }>(
      this.db,
      buyer,
      `mutation ($input: CreatePurchaseOrderInput!) { createPurchaseOrder(input: $input) { ${fields} } }`,
      { input: { supplier, lines, ...more } },
    );
    return createPurchaseOrder;
  }

  /** As `order`, and submitted. */
  async submitted(
    buyer: Principal,
    supplier: string,
    lines: readonly Line[],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<GivenOrder> {
    return this.moved(buyer, 'submit', await this.order(buyer, supplier, lines, more));
  }

  /** Makes a move with an order and returns the answer, refusals included. */
  attempt(who: Principal, move: Move, order: GivenOrder, accept?: readonly string[]): Promise<Answer<Record<string, GivenOrder>>> {
    return ask(
      this.db,
      who,
      `mutation ($id: ID!, $version: Int!, $accept: [String!]) { ${move}PurchaseOrder(id: $id, version: $version, accept: $accept) { ${fields} } }`,
      { id: order.id, version: order.version, accept },
    );
  }

  /** As `attempt`, for a move that has to succeed. */
  async moved(who: Principal, move: Move, order: GivenOrder, accept?: readonly string[]): Promise<GivenOrder> {
    const { data, errors } = await this.attempt(who, move, order, accept);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[`${move}PurchaseOrder`]!;
  }

  changed(
    who: Principal,
    order: GivenOrder,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Answer<{ updatePurchaseOrder: GivenOrder }>> {
    return ask(
      this.db,
      who,
      `mutation ($id: ID!, $version: Int!, $input: UpdatePurchaseOrderInput!) { updatePurchaseOrder(id: $id, version: $version, input: $input) { ${fields} } }`,
      { id: order.id, version: order.version, input },
    );
  }

  /** The order as it is now. */
  async now(who: Principal, { id }: GivenOrder): Promise<GivenOrder> {
    const { purchaseOrder } = await answerTo<{ purchaseOrder: GivenOrder }>(
      this.db,
      who,
      `query ($id: ID!) { purchaseOrder(id: $id) { ${fields} } }`,
      { id },
    );
    return purchaseOrder;
  }

  /** The receipts in which the warehouse expects, or took, what was ordered. */
  async receipts(order: GivenOrder): Promise<(GivenDocument & { quantity: string; unitCost: string; expectedOn: string })[]> {
    const { rows } = await this.db.owner.query(
      `select r.id, r.version, r.number, r.state, r.expected_on::text as "expectedOn", trim_scale(l.quantity)::text as quantity,
              trim_scale(l.unit_cost)::text as "unitCost", json_agg(json_build_object('id', l.id)) over (partition by r.id) as lines
         from receipt r join receipt_line l on l.receipt_id = r.id
         join purchase_order_line o on o.id::text = l.source_line where o.order_id = $1 order by r.number, l.position`,
      [order.id],
    );
    return rows as (GivenDocument & { quantity: string; unitCost: string; expectedOn: string })[];
  }

  /** Takes so much of the one line of a receipt. */
  async receive(who: Principal, receipt: GivenDocument, received?: string, accept?: readonly string[]) {
    const version = received === undefined ? receipt.version : await this.count(who, receipt, received);
    return this.stock.attempt(who, 'receive', 'Receipt', { ...receipt, version }, accept);
  }

  private async count(who: Principal, { id, version, lines }: GivenDocument, received: string): Promise<number> {
    const { updateReceipt } = await answerTo<{ updateReceipt: { version: number } }>(
      this.db,
      who,
      `mutation ($id: ID!, $version: Int!, $input: UpdateReceiptInput!) { updateReceipt(id: $id, version: $version, input: $input) { version } }`,
      { id, version, input: { lines: [{ id: lines![0]!['id'], received }] } },
    );
    return updateReceipt.version;
  }

  /** What stands on the orders is what came, and what is kept of the stock is what moved. */
  async tieOut(): Promise<void> {
    expect(await purchaseDifferences(this.db.kernel)).toEqual([]);
    await this.stock.tieOut();
  }
}
