import { Decimal } from 'decimal.js';
import { RuleBroken } from '../../server/kernel/errors.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { adjustReceiptCost, type AdjustmentCause } from '../../server/erp/warehouse/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import type { GivenStock, Moved } from '../warehouse/given-stock.js';
import { StockAndBooks } from './stock-and-books.js';

const seed = 2026;
const steps = 250;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

interface Gone extends Moved {
  readonly product: string;
}

/** Days on which anything happens to goods and to what they cost, in any order. */
class RandomDays {
  private readonly bought: Gone[] = [];
  private readonly sold: Gone[] = [];
  private readonly underway: Gone[] = [];

  constructor(
    private readonly stock: GivenStock,
    private readonly products: readonly string[],
    private readonly manager: Principal,
    private readonly draws: Draws,
  ) {}

  /** One thing that happens; what the rules refuse has not happened. */
  async step(): Promise<boolean> {
    const step = this.draws.one([
      this.buy,
      this.buy,
      this.buy,
      this.sell,
      this.sell,
      this.sell,
      this.send,
      this.arrive,
      this.takeBack,
      this.giveBack,
      this.lose,
      this.find,
      this.bill,
      this.freight,
      this.revalue,
    ]);
    try {
      await step();
      return true;
    } catch (error) {
      if (error instanceof RuleBroken) return false;
      throw error;
    }
  }

  private readonly buy = async () => {
    const product = this.draws.one(this.products);
    const value = `${this.draws.below(90)}.${10 + this.draws.below(90)}`;
    const day = this.draws.chance(0.3) ? this.day() : '2026-06-15';
    this.bought.push({
      product,
      ...(await this.stock.move(product, this.quantity(), 'supplier', this.place(), { value: new Decimal(value), day })),
    });
  };

  private readonly sell = async () => {
    const product = this.draws.one(this.products);
    this.sold.push({ product, ...(await this.stock.move(product, this.quantity(), this.place(), 'customer', { day: this.day() })) });
  };

  private readonly send = async () => {
    const product = this.draws.one(this.products);
    if (this.draws.chance(0.5)) await this.stock.move(product, this.quantity(), 'W1', 'W2', { day: this.day() });
    else
      this.underway.push({ product, ...(await this.stock.move(product, this.quantity(), this.place(), 'transit', { day: this.day() })) });
  };

  private readonly arrive = async () => {
    const sent = this.some(this.underway);
    await this.stock.move(sent.product, '1', 'transit', this.draws.chance(0.1) ? 'loss' : this.place(), { follows: sent });
  };

  private readonly takeBack = async () => {
    const returnOf = this.some(this.sold);
    await this.stock.move(returnOf.product, '1', 'customer', this.place(), { returnOf });
  };

  private readonly giveBack = async () => {
    const returnOf = this.some(this.bought);
    await this.stock.move(returnOf.product, '1', this.place(), 'supplier', { returnOf });
  };

  private readonly lose = () => this.stock.move(this.draws.one(this.products), '1', this.place(), 'loss');
  private readonly find = () => this.stock.move(this.draws.one(this.products), '1', 'loss', this.place());
  private readonly bill = () => this.adjust('bill');
  private readonly freight = () => this.adjust('landed cost');

  private readonly revalue = async () => {
    const unitValue = `${1 + this.draws.below(9)}.50`;
    const draft = await this.stock.document(this.manager, 'StockRevaluation', {
      product: this.draws.one(this.products),
      warehouse: this.stock.warehouse,
      unitValue,
    });
    await this.stock.attempt(this.manager, 'book', 'StockRevaluation', draft);
  };

  private adjust(cause: AdjustmentCause): Promise<void> {
    const amount = new Decimal(this.draws.below(1000) - 400).div(100);
    const changes = [this.some(this.bought), this.some(this.bought)].map((move) => ({ move, amount, cause, reference: 'LATER' }));
    return asSystem(db.kernel, (work) => adjustReceiptCost(work, changes));
  }

  /** Nothing has happened that it could happen to. */
  private some<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RuleBroken('NOT_ENOUGH_STOCK', {});
    return this.draws.one(list);
  }

  private place = (): string => this.draws.one(['W1', 'W1', 'W2']);
  private quantity = (): string => `${1 + this.draws.below(7)}`;
  private day = (): string => `2026-06-${10 + this.draws.below(6)}`;
}

test.each(['fifo', 'average'] as const)(
  'whatever happens in whatever order, goods, cost and books agree to the cent (%s)',
  async (method) => {
    const company = await StockAndBooks.of(db, { name: `Random ${method}`, costingMethod: method });
    const { stock } = company;
    await stock.alsoIn('W2');
    await db.owner.query('update warehouse set may_go_below_zero = true where id = $1', [stock.warehouse]);
    const products: string[] = [];
    for (const name of ['one', 'two', 'three']) products.push(await stock.product(`${method}-${name}`, { cost: '5.00' }));
    const days = new RandomDays(stock, products, await stock.storekeeper('manager'), new Draws(seed));
    let happened = 0;
    for (let step = 0; step < steps; step += 1) {
      if (await days.step()) happened += 1;
      if (step % 50 === 49) await company.tieOut();
    }
    expect(happened).toBeGreaterThan(steps / 2);
    await company.tieOut();
  },
);
