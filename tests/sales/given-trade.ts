import { salesFaults } from '../../server/erp/sales/check-orders.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';
import { GivenStock, type GivenDocument } from '../warehouse/given-stock.js';
import { givenCustomer, givenOrder, type GivenOrder, type Line } from './given-sales.js';

type SalesMove = 'quote' | 'confirm' | 'deliver' | 'invoice' | 'invoiceRest' | 'close' | 'cancel';

/** A company that sells and delivers, and the people who do it. */
export class GivenTrade {
  private accountant: Principal | undefined;

  private constructor(
    private readonly db: TestDatabase,
    readonly stock: GivenStock,
    readonly seller: Principal,
    readonly storekeeper: Principal,
  ) {}

  static async of(db: TestDatabase, name = 'Northern Goods'): Promise<GivenTrade> {
    const stock = await GivenStock.of(db, { name });
    return new GivenTrade(db, stock, await stock.cast.lead('sales', 'North'), await stock.storekeeper());
  }

  policy = (more: Readonly<Record<string, unknown>>): Promise<string> =>
    insert(this.db, 'SalesPolicy', { company: this.stock.cast.companyId, ...more });

  async order(lines: readonly Line[], more: Readonly<Record<string, unknown>> = {}): Promise<GivenOrder> {
    const customer = await givenCustomer(this.db, `Customer of ${lines.length}`);
    return givenOrder(this.db, this.seller, customer, lines, more);
  }

  async confirmed(lines: readonly Line[], more: Readonly<Record<string, unknown>> = {}): Promise<GivenOrder> {
    return this.moved('confirm', await this.order(lines, more));
  }

  /** Makes a move with an order as it is now, and returns the answer, refusals included. */
  async attempt(move: SalesMove, { id }: GivenOrder, who = this.seller, accept?: readonly string[]) {
    const { rows } = await this.db.owner.query<{ version: number }>('select version from sales_order where id = $1', [id]);
    const name = `${move}SalesOrder`;
    const { data, errors } = await ask<Record<string, GivenOrder>>(
      this.db,
      who,
      `mutation ($id: ID!, $version: Int!, $accept: [String!]) { ${name}(id: $id, version: $version, accept: $accept) { id version number state } }`,
      { id, version: rows[0]!.version, accept },
    );
    return { order: data?.[name], errors };
  }

  async moved(move: SalesMove, order: GivenOrder, who = this.seller): Promise<GivenOrder> {
    const { order: after, errors } = await this.attempt(move, order, who);
    if (!after) throw new Error(JSON.stringify(errors));
    return after;
  }

  /** The deliveries of an order that have not left. */
  async open({ number }: GivenOrder): Promise<GivenDeliveryOfOrder[]> {
    return this.deliveries(`reference: { eq: "${number}" }, state: { eq: CONFIRMED }`);
  }

  async deliveries(filter: string): Promise<GivenDeliveryOfOrder[]> {
    const answer = await answerTo<{ deliveries: { nodes: GivenDeliveryOfOrder[] } }>(
      this.db,
      this.storekeeper,
      `{ deliveries(filter: { ${filter} }, orderBy: [{ number: ASC }]) { nodes { id version number state reservation plannedOn lines { id quantity reserved shipped product { id } } } } }`,
    );
    return answer.deliveries.nodes;
  }

  /** Ships all that stands on the one open delivery of an order, or so much of each of its lines. */
  async ship(order: GivenOrder, toShip?: readonly string[], accept?: readonly string[]): Promise<GivenDocument> {
    const [delivery] = await this.open(order);
    const ready = toShip ? await this.say(delivery!, toShip) : delivery!;
    return this.stock.moved(this.storekeeper, 'ship', 'Delivery', ready, accept);
  }

  /** Says how much of each line of a delivery leaves. */
  async say(delivery: GivenDeliveryOfOrder, toShip: readonly string[]): Promise<GivenDeliveryOfOrder> {
    const { updateDelivery } = await answerTo<{ updateDelivery: GivenDeliveryOfOrder }>(
      this.db,
      this.storekeeper,
      `mutation ($id: ID!, $version: Int!, $input: UpdateDeliveryInput!) { updateDelivery(id: $id, version: $version, input: $input) { id version number state } }`,
      {
        id: delivery.id,
        version: delivery.version,
        input: { lines: delivery.lines.map(({ id }, at) => ({ id, toShip: toShip[at] })) },
      },
    );
    return { ...delivery, ...updateDelivery };
  }

  /** Takes goods of an order back that have left: those of its last shipment. */
  async takeBack({ number }: GivenOrder, quantity: string): Promise<void> {
    const { rows } = await this.db.owner.query<{ id: string; product: string; party: string }>(
      `select m.id, m.product_id as product, m.party_id as party from stock_move m join delivery d on d.number = m.reference and d.company_id = m.company_id
        where d.reference = $1 order by m.id desc limit 1`,
      [number],
    );
    const { id, product, party } = rows[0]!;
    const receipt = await this.stock.document(this.storekeeper, 'Receipt', {
      kind: 'CUSTOMER',
      party,
      warehouse: this.stock.warehouse,
      lines: [{ product, quantity, returnOf: id }],
    });
    await this.stock.moved(this.storekeeper, 'receive', 'Receipt', await this.stock.moved(this.storekeeper, 'confirm', 'Receipt', receipt));
  }

  /** The invoices and credit notes of an order that are not cancelled, the first first. */
  async invoices({ id }: GivenOrder): Promise<GivenInvoiceOfOrder[]> {
    const { rows } = await this.db.owner.query<GivenInvoiceOfOrder>(
      `select d.id, d.version, d.kind, d.state, round(d.net_amount, 2)::text as net, round(d.total, 2)::text as total, d.entry_id as "entryId" from customer_invoice d
         left join customer_invoice o on o.id = d.original_id
        where $1 in (d.source_id, o.source_id) and d.state <> 'cancelled' order by d.id`,
      [id],
    );
    return rows;
  }

  /** Has an order invoiced, and posts all that was drafted of it. */
  async invoiced(order: GivenOrder, move: 'invoice' | 'invoiceRest' = 'invoice'): Promise<GivenInvoiceOfOrder[]> {
    await this.moved(move, order);
    return this.posted(order);
  }

  async posted(order: GivenOrder): Promise<GivenInvoiceOfOrder[]> {
    this.accountant ??= await this.stock.cast.specialist('accounting', 'North');
    for (const { id, version, state } of await this.invoices(order))
      if (state === 'draft') {
        const { errors } = await ask(
          this.db,
          this.accountant,
          `mutation ($id: ID!, $version: Int!) { postCustomerInvoice(id: $id, version: $version) { id } }`,
          { id, version },
        );
        if (errors.length > 0) throw new Error(JSON.stringify(errors));
      }
    return this.invoices(order);
  }

  /** How far an order has come, as its seller sees it. */
  async progress({ id }: GivenOrder): Promise<OrderProgress> {
    const { salesOrder } = await answerTo<{ salesOrder: OrderProgress }>(
      this.db,
      this.seller,
      `query ($id: ID!) { salesOrder(id: $id) { state deliveryStatus invoiceStatus done promisedOn lines { delivered invoiced toDeliver toInvoice promisedOn } } }`,
      { id },
    );
    return salesOrder;
  }

  /** Stock is what moved, and orders say what happened to them. */
  async tieOut(): Promise<void> {
    await this.stock.tieOut();
    expect(await salesFaults(this.db.kernel)).toEqual([]);
  }
}

export interface GivenInvoiceOfOrder {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly state: string;
  readonly net: string;
  readonly total: string;
  readonly entryId: string | null;
}

export interface GivenDeliveryOfOrder extends GivenDocument {
  readonly plannedOn: string;
  readonly lines: readonly Readonly<Record<string, string>>[];
}

export interface OrderProgress {
  readonly state: string;
  readonly deliveryStatus: string;
  readonly invoiceStatus: string;
  readonly done: boolean;
  readonly promisedOn: string | null;
  readonly lines: readonly Readonly<Record<'delivered' | 'invoiced' | 'toDeliver' | 'toInvoice' | 'promisedOn', string | null>>[];
}
