import { Decimal } from 'decimal.js';
import { uuidV7 } from '../../../kernel/write/index.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import type { OriginalLine } from './original-lines.js';

/** A line that takes back another says what that one said; a credit note that names no lines takes back all that is left. */
export function copyOriginals(invoices: readonly Invoice[], side: InvoiceSide, originals: ReadonlyMap<string, OriginalLine>): void {
  for (const invoice of invoices) {
    if (invoice.kind === 'credit-note' && invoice.original && invoice.lines.length === 0)
      invoice.lines = leftOf(invoice.original.id, originals).map((quantity) => lineOver(quantity, side));
    for (const line of invoice.lines) if (line.original) copy(line, originals.get(line.original.id)!);
  }
}

interface Left {
  readonly original: string;
  readonly quantity: Decimal;
}

function leftOf(document: string, originals: ReadonlyMap<string, OriginalLine>): Left[] {
  return [...originals.values()]
    .filter((line) => line.document === document)
    .map(({ id, invoiced, taken }) => ({ original: id, quantity: invoiced.quantity.minus(taken.quantity) }))
    .filter(({ quantity }) => !quantity.isZero());
}

const lineOver = ({ original, quantity }: Left, { line }: InvoiceSide): InvoiceLine =>
  Object.assign(new line(), { id: uuidV7(), original: { id: original }, quantity, discount: new Decimal(0) });

function copy(line: InvoiceLine, { product, description, unit, unitPrice, discount, taxCode, account }: OriginalLine): void {
  const linkTo = (id: string | null) => (id === null ? undefined : { id });
  line.description ??= description;
  Object.assign(line, { unitPrice, discount, ruledTaxCode: undefined });
  Object.assign(line, { product: linkTo(product), unit: linkTo(unit), taxCode: linkTo(taxCode), account: linkTo(account) });
}
