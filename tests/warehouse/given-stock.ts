import { Decimal } from 'decimal.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { moveStock, type GoodsMove } from '../../server/erp/warehouse/index.js';
import { stockDifferences } from '../../server/erp/warehouse/check-stock.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

/** A company with one warehouse, and the places that come with it. */
export class GivenStock {
  private readonly places = new Map<string, string>();

  private constructor(
    private readonly db: TestDatabase,
    readonly cast: Cast,
    readonly warehouse: string,
  ) {}

  static async of(db: TestDatabase, { costingMethod = 'fifo', name = 'Northern Goods' } = {}): Promise<GivenStock> {
    const cast = await Cast.of(db, { name, currency: 'USD' });
    await db.owner.query('update company set costing_method = $2 where id = $1', [cast.companyId, costingMethod]);
    const stock = new GivenStock(db, cast, await insert(db, 'Warehouse', { code: 'W1', name: 'Main', company: cast.companyId }));
    await stock.find();
    return stock;
  }

  /** Another warehouse of the same company: its place goes by its code. */
  async alsoIn(code: string): Promise<string> {
    const id = await insert(this.db, 'Warehouse', { code, name: code, company: this.cast.companyId });
    await this.find();
    return id;
  }

  /** `W1`, or one of the kinds of places outside. */
  place(name: string): string {
    return this.places.get(name)!;
  }

  async product(code: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { rows } = await this.db.owner.query<{ id: string }>(`select id from unit where code = 'pcs'`);
    return insert(this.db, 'Product', { code, name: `Product ${code}`, unit: rows[0]!.id, listPrice: '100', ...more });
  }

  /** Moves goods as documents do, and tells what they were worth. */
  async move(product: string, quantity: string, from: string, to: string, more: Partial<GoodsMove> = {}): Promise<Moved> {
    const move: GoodsMove = {
      reference: 'TEST',
      day: '2026-06-15',
      product: { id: product },
      quantity: new Decimal(quantity),
      from: { id: this.place(from) },
      to: { id: this.place(to) },
      ...more,
    };
    const [moved] = await asSystem(this.db.kernel, (work) => moveStock(work, [move]));
    return { id: moved!.id, value: moved!.value?.toFixed(2) };
  }

  buy = (product: string, quantity: string, value: string, more: Partial<GoodsMove> = {}): Promise<Moved> =>
    this.move(product, quantity, 'supplier', 'W1', { value: new Decimal(value), ...more });

  sell = (product: string, quantity: string, more: Partial<GoodsMove> = {}): Promise<Moved> =>
    this.move(product, quantity, 'W1', 'customer', more);

  /** Somebody who works with goods. */
  storekeeper(level: 'clerk' | 'specialist' | 'lead' | 'manager' = 'specialist'): Promise<Principal> {
    return this.cast[level]('warehouse');
  }

  /** A document as somebody enters it. */
  async document(who: Principal, record: DocumentName, input: Readonly<Record<string, unknown>>): Promise<GivenDocument> {
    const answer = await answerTo<Record<string, GivenDocument>>(
      this.db,
      who,
      `mutation ($input: Create${record}Input!) { create${record}(input: $input) { ${fieldsOf[record]} } }`,
      { input },
    );
    return answer[`create${record}`]!;
  }

  /** Makes a move with a document and returns the answer, refusals included. */
  async attempt(who: Principal, move: string, record: DocumentName, { id, version }: GivenDocument, accept?: readonly string[]) {
    const { data, errors } = await ask<Record<string, GivenDocument>>(
      this.db,
      who,
      `mutation ($id: ID!, $version: Int!, $accept: [String!]) { ${move}${record}(id: $id, version: $version, accept: $accept) { ${fieldsOf[record]} } }`,
      { id, version, accept },
    );
    return { document: data?.[`${move}${record}`], errors };
  }

  /** As `attempt`, for a move that has to succeed. */
  async moved(
    who: Principal,
    move: string,
    record: DocumentName,
    document: GivenDocument,
    accept?: readonly string[],
  ): Promise<GivenDocument> {
    const { document: after, errors } = await this.attempt(who, move, record, document, accept);
    if (!after) throw new Error(JSON.stringify(errors));
    return after;
  }

  /** A confirmed delivery of so much of a product to a new customer. */
  async delivery(who: Principal, product: string, quantity: string, more: Readonly<Record<string, unknown>> = {}): Promise<GivenDocument> {
    const party = await insert(this.db, 'Party', { name: `Customer of ${quantity}`, isCustomer: true });
    const lines = [{ product, quantity }];
    return this.moved(
      who,
      'confirm',
      'Delivery',
      await this.document(who, 'Delivery', { party, warehouse: this.warehouse, lines, ...more }),
    );
  }

  /** On hand and reserved in all places together. */
  async counted(product: string): Promise<{ quantity: string; reserved: string }> {
    const { rows } = await this.db.owner.query<{ quantity: string; reserved: string }>(
      `select coalesce(sum(quantity), 0)::text as quantity, coalesce(sum(reserved), 0)::text as reserved from stock_on_hand where product_id = $1`,
      [product],
    );
    return rows[0]!;
  }

  /** What lies in a warehouse, or on the way, and what it is worth. */
  async held(product: string, warehouse: string | null = this.warehouse): Promise<{ quantity: string; value: string }> {
    const { rows } = await this.db.owner.query<{ quantity: string; value: string }>(
      `select quantity::text as quantity, round(value, 2)::text as value from stock_value
        where product_id = $1 and warehouse_id is not distinct from $2`,
      [product, warehouse],
    );
    return rows[0] ?? { quantity: '0', value: '0.00' };
  }

  /** All that is kept beside the moves is what they come to. */
  async tieOut(): Promise<void> {
    expect(await stockDifferences(this.db.kernel)).toEqual([]);
  }

  private async find(): Promise<void> {
    const { rows } = await this.db.owner.query<{ id: string; name: string }>(
      `select id, case kind when 'internal' then name else kind end as name from location where company_id = $1`,
      [this.cast.companyId],
    );
    for (const { id, name } of rows) this.places.set(name, id);
  }
}

export type DocumentName = 'Delivery' | 'Receipt' | 'Transfer' | 'Scrap' | 'StockCount' | 'LandedCost' | 'StockRevaluation';

const fieldsOf: Readonly<Record<DocumentName, string>> = {
  Delivery: 'id version number state reservation lines { id quantity reserved shipped } backorders { nodes { id version number state } }',
  Receipt: 'id version number state lines { id quantity received } backorders { nodes { id version number state } }',
  Transfer: 'id version number state lines { id quantity received }',
  Scrap: 'id version number state',
  StockCount: 'id version number state lines { id expected counted difference product { id } }',
  LandedCost: 'id version number state',
  StockRevaluation: 'id version number state',
};

export interface GivenDocument {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly state: string;
  readonly reservation?: string;
  readonly lines?: readonly Readonly<Record<string, string>>[];
}

export interface Moved {
  readonly id: string;
  readonly value: string | undefined;
}
