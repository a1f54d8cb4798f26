import type { Decimal } from 'decimal.js';
import { wordFor, type CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Company } from '../../foundation/company/index.js';
import {
  createCustomerInvoices,
  type CustomerInvoice,
  type CustomerInvoiceToCreate,
  type InvoiceLineToCreate,
} from '../accounting/index.js';
import { creditsOf } from './credits-of.js';
import { depositsToTakeOff } from './deposits.js';
import { freightToInvoice } from './freight-to-invoice.js';
import { idsOf } from './ids-of.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';
import { NothingToInvoice } from './sales.errors.js';

/** What an invoice line says of the order line that it was made for. */
export const lineSource = 'SalesOrderLine';
export const orderSource = 'SalesOrder';

/**
 * Drafts invoices of orders: one for what is to be paid by now, less deposits, and a credit note for each invoice of which something came
 * back. An order of which nothing is to be invoiced is refused. How far the orders have come follows as the drafts are written.
 */
export async function draftInvoices(
  orders: readonly SalesOrder[],
  work: Work,
  dateOf: (order: SalesOrder) => CalendarDay = () => work.today,
): Promise<CustomerInvoice[]> {
  const freight = await freightToInvoice(orders, work);
  const credits = await creditsOf(orders, work);
  const deposits = await depositsToTakeOff(orders, work);
  const companies = await work.getAll(Company, idsOf(orders.map(({ company }) => company)));
  const drafts = orders.flatMap((order) => {
    const date = dateOf(order);
    const charged = order.lines.filter(({ toInvoice }) => toInvoice.gt(0)).map(chargeOf);
    const freightLine = freight.lineOf(order, freightWord(companies.get(order.company.id)!));
    const parts: CustomerInvoiceToCreate[] = [];
    // A discount on the whole document is one on goods: freight is then asked for by an invoice of its own.
    const isApart = freightLine !== undefined && !order.documentDiscount.isZero();
    const lines = [...charged, ...(freightLine && !isApart ? [freightLine] : []), ...deposits.of(order, charged.length > 0)];
    if (lines.length > 0) parts.push({ ...termsOf(order), documentDiscount: order.documentDiscount, date, lines });
    if (isApart) parts.push({ ...termsOf(order), date, lines: [freightLine] });
    parts.push(
      ...credits.of(order).map((credit) => ({ ...termsOf(order), paymentTerms: undefined, date, kind: 'credit-note' as const, ...credit })),
    );
    if (parts.length === 0) throw new NothingToInvoice({ order: order.number });
    return parts;
  });
  return createCustomerInvoices(work, drafts);
}

export const termsOf = ({ id, company, customer, customerReference, currency, paymentTerms }: SalesOrder) => ({
  company,
  customer,
  customerReference,
  currency,
  paymentTerms,
  source: { kind: orderSource, id },
});

function chargeOf({ id, product, description, toInvoice, unit, unitPrice, discount, taxCode }: SalesOrderLine): InvoiceLineToCreate {
  return { product, description, unit, unitPrice, discount, taxCode, quantity: toInvoice, source: { kind: lineSource, id } };
}

const freightWord = ({ language }: Company): string => wordFor(language === 'es' ? 'es' : 'en', 'invoice.freight')!;

/** So much of a posted invoice is taken back. */
export interface Credit {
  readonly original: { readonly id: string };
  readonly lines: readonly (InvoiceLineToCreate & { readonly quantity: Decimal })[];
}
