import { Decimal } from 'decimal.js';
import type { CalendarDay, Price } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { daysAfter } from '../../foundation/directory/index.js';

/** What a supplier asks for a product from a quantity on, all in the product's own unit. */
export interface SupplierOffer {
  readonly supplier: string;
  readonly currency: string;
  readonly price?: Price;
  readonly minQuantity: Decimal;
  readonly orderMultiple?: Decimal;
  readonly leadTimeDays?: number;
  readonly validFrom: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
}

/** What suppliers offer of some products, in the order in which the catalogue names them: the first is who we usually buy from. */
export class SupplierOffers {
  private constructor(private readonly rows: ReadonlyMap<string, readonly SupplierOffer[]>) {}

  static async of(work: Work, products: readonly string[]): Promise<SupplierOffers> {
    const found = await work.rows<OfferRow>(
      `select product_id as product, supplier_id as supplier, currency_id as currency, price::text as price,
              coalesce(min_quantity, 0)::text as "minQuantity", order_multiple::text as "orderMultiple", lead_time_days as "leadTimeDays",
              valid_from::text as "validFrom", valid_until::text as "validUntil"
         from product_supplier where product_id = any($1::uuid[]) order by product_id, position`,
      [products],
    );
    const rows = new Map<string, SupplierOffer[]>();
    for (const { product, ...row } of found) rows.set(product, [...(rows.get(product) ?? []), offerOf(row)]);
    return new SupplierOffers(rows);
  }

  /** Those of one supplier that hold on a day. */
  from(supplier: string, product: string, day: CalendarDay): SupplierOffer[] {
    return this.on(product, day).filter((offer) => offer.supplier === supplier);
  }

  /** Who is asked first for a product. */
  usualSupplier(product: string, day: CalendarDay): string | undefined {
    return this.on(product, day)[0]?.supplier;
  }

  private on(product: string, day: CalendarDay): SupplierOffer[] {
    return (this.rows.get(product) ?? []).filter(({ validFrom, validUntil }) => (validFrom ?? day) <= day && (validUntil ?? day) >= day);
  }
}

/** The offer that holds for a quantity: of those it reaches, the one that asks for most. */
export const offerFor = (offers: readonly SupplierOffer[], quantity: Decimal): SupplierOffer | undefined =>
  offers
    .filter(({ minQuantity, price }) => price && minQuantity.lte(quantity))
    .sort((one, other) => one.minQuantity.comparedTo(other.minQuantity))
    .at(-1);

/** The least of a quantity that a supplier sells: not below their minimum, and in whole multiples. */
export function sellable(offers: readonly SupplierOffer[], quantity: Decimal): Decimal {
  if (offers.length === 0) return quantity;
  const least = Decimal.max(quantity, Decimal.min(...offers.map(({ minQuantity }) => minQuantity)));
  const multiple = (offerFor(offers, least) ?? offers[0]!).orderMultiple;
  return multiple ? upTo(least, multiple) : least;
}

/** The next whole multiple that is not less. */
export const upTo = (quantity: Decimal, multiple: Decimal): Decimal => quantity.div(multiple).ceil().times(multiple);

/** When goods ordered on a day are to be here; unknown where the supplier does not say. */
export function arrivalOf(offers: readonly SupplierOffer[], orderDate: CalendarDay): CalendarDay | undefined {
  const days = offers.map(({ leadTimeDays }) => leadTimeDays).find((lead) => lead !== undefined);
  return days === undefined ? undefined : daysAfter(orderDate, days);
}

interface OfferRow extends Omit<SupplierOffer, 'price' | 'minQuantity' | 'orderMultiple' | 'leadTimeDays'> {
  readonly product: string;
  readonly price: string | null;
  readonly minQuantity: string;
  readonly orderMultiple: string | null;
  readonly leadTimeDays: number | null;
}

const offerOf = ({ price, minQuantity, orderMultiple, leadTimeDays, ...row }: Omit<OfferRow, 'product'>): SupplierOffer => ({
  ...row,
  price: price === null ? undefined : new Decimal(price),
  minQuantity: new Decimal(minQuantity),
  orderMultiple: orderMultiple === null ? undefined : new Decimal(orderMultiple),
  leadTimeDays: leadTimeDays ?? undefined,
});
