import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';

/** How far something may be from what was ordered: in percent, and for the price also as an amount. */
export interface Tolerance {
  readonly overReceipt: Decimal;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly priceAmount?: Money;
}

interface Dealing {
  readonly company: string;
  readonly supplier: string;
  readonly product: string;
}

const none: Tolerance = { overReceipt: new Decimal(0), quantity: new Decimal(0), price: new Decimal(0) };

/** What some companies let pass: nothing, where they do not say. */
export class Tolerances {
  private constructor(private readonly rows: readonly (Tolerance & Record<keyof Dealing, string | null>)[]) {}

  static async of(work: Work, companies: readonly string[]): Promise<Tolerances> {
    const rows = await work.rows<ToleranceRow>(
      `select company_id as company, supplier_id as supplier, product_id as product, over_receipt::text as "overReceipt",
              quantity::text as quantity, price::text as price, price_amount::text as "priceAmount"
         from purchase_tolerance where company_id = any($1::uuid[]) and archived_at is null`,
      [companies],
    );
    return new Tolerances(
      rows.map(({ overReceipt, quantity, price, priceAmount, ...asked }) => ({
        ...asked,
        overReceipt: new Decimal(overReceipt),
        quantity: new Decimal(quantity),
        price: new Decimal(price),
        priceAmount: priceAmount === null ? undefined : new Decimal(priceAmount),
      })),
    );
  }

  /** The one that asks for more decides: for this product before this supplier before the company as a whole. */
  for(dealing: Dealing): Tolerance {
    const fitting = this.rows.filter(
      ({ company, supplier, product }) =>
        company === dealing.company &&
        (supplier === null || supplier === dealing.supplier) &&
        (product === null || product === dealing.product),
    );
    const weight = ({ product, supplier }: Record<'product' | 'supplier', string | null>) => (product ? 2 : 0) + (supplier ? 1 : 0);
    return [...fitting].sort((one, other) => weight(one) - weight(other)).at(-1) ?? none;
  }
}

interface ToleranceRow extends Record<keyof Dealing, string | null> {
  readonly overReceipt: string;
  readonly quantity: string;
  readonly price: string;
  readonly priceAmount: string | null;
}
