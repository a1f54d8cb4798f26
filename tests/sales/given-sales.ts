import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';

export interface GivenOrder {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly state: string;
}

/** A product at a price, without tax unless a code is named. */
export async function givenProduct(db: TestDatabase, code: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const [unit] = (await db.owner.query<{ id: string }>(`select id from unit where code = 'pcs'`)).rows;
  return insert(db, 'Product', { code, name: `Product ${code}`, unit: unit!.id, listPrice: '100', ...more });
}

export const givenCustomer = (db: TestDatabase, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  insert(db, 'Party', { name, isCustomer: true, ...more });

export const givenTax = (db: TestDatabase, code: string, rate: string): Promise<string> =>
  insert(db, 'TaxCode', { code, name: code, rate });

const fields = 'id version number state';

export interface Line {
  readonly product: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly discount?: string;
}

/** An order as its seller enters it. */
export async function givenOrder(
  db: TestDatabase,
  seller: Principal,
  customer: string,
  lines: readonly Line[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<GivenOrder> {
  const { createSalesOrder } = await answerTo<{ createSalesOrder: GivenOrder }>(
    db,
    seller,
    `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { ${fields} } }`,
    { input: { customer, lines, ...more } },
  );
  return createSalesOrder;
}

/** Makes a move with an order and returns the answer, refusals included. */
export async function attempt(
  db: TestDatabase,
  who: Principal,
  move: 'quote' | 'confirm' | 'cancel',
  order: GivenOrder,
  accept?: readonly string[],
): Promise<Answer<Record<string, GivenOrder>>> {
  const name = `${move}SalesOrder`;
  return ask(
    db,
    who,
    `mutation ($id: ID!, $version: Int!, $accept: [String!]) { ${name}(id: $id, version: $version, accept: $accept) { ${fields} } }`,
    { id: order.id, version: order.version, accept },
  );
}

/** As `attempt`, for a move that has to succeed. Returns the order as it is then. */
export async function moved(
  db: TestDatabase,
  who: Principal,
  move: 'quote' | 'confirm' | 'cancel',
  order: GivenOrder,
): Promise<GivenOrder> {
  const { data, errors } = await attempt(db, who, move, order);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[`${move}SalesOrder`]!;
}
