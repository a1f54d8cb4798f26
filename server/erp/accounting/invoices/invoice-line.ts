import type { Decimal } from 'decimal.js';
import { Amount, Link, Quantity, Rate, Text, UnitPrice, type Money, type Price, type Ref } from '../../../kernel/declare/index.js';
import { Product, Unit } from '../../../foundation/catalog/index.js';
import { TaxCode } from '../../../foundation/taxes/index.js';
import { Account } from '../account.js';

/** One thing that is charged: a product, or anything that can be said in words. */
export abstract class InvoiceLine {
  id!: string;
  @Link('internal', () => Product, { optional: true }) product?: Ref<Product>;
  /** Left out, the product's name. */
  @Text('internal', { optional: true }) description?: string;
  @Quantity('internal', { default: 1 }) quantity!: Decimal;
  @Link('internal', () => Unit, { optional: true, inverse: false }) unit?: Ref<Unit>;
  @UnitPrice('money', { currency: 'document.currency', min: 0, optional: true }) unitPrice?: Price;
  @Rate('internal', { min: 0, max: 100, default: 0 }) discount!: Decimal;
  /** Left out, the tax rules answer for a product. */
  @Link('internal', () => TaxCode, { optional: true, inverse: false }) taxCode?: Ref<TaxCode>;
  /** What the rules asked for when the tax was taken from them; empty when it was given by hand. */
  @Link('internal', () => TaxCode, { readonly: true, optional: true, inverse: false }) ruledTaxCode?: Ref<TaxCode>;
  /** Left out, the one that plays the part: revenue, or purchases. */
  @Link('internal', () => Account, { optional: true, inverse: false, where: { active: true } }) account?: Ref<Account>;
  /** The kind of record that the line was made for, and its id: a line of an order. */
  @Text('internal', { readonly: true, optional: true, maxLength: 60 }) sourceKind?: string;
  @Text('internal', { readonly: true, optional: true, filter: true, maxLength: 36 }) sourceId?: string;
  /** After the line's discount, before its share of the document's. */
  @Amount('money', { currency: 'document.currency', readonly: true }) amount!: Money;
  /** After its share of the document's discount, without tax. */
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) netAmount!: Money;
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true }) taxAmount!: Money;
  @Amount('money', { currency: 'document.currency', readonly: true, derivedTwin: true, sumOf: ['netAmount', 'taxAmount'] }) total!: Money;
  /** The posted line that this one takes back: what is credited, or the deposit that an invoice takes off. */
  abstract original?: Ref<InvoiceLine>;
}
