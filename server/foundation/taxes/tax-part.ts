import type { Decimal } from 'decimal.js';
import { Choice, Link, Rate, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { TaxCode } from './tax-code.js';
import { taxPartAccess } from './taxes.access.js';

const taxedDocuments = ['invoice', 'credit-note', 'bill', 'supplier-credit'] as const;
const partsOf = ['base', 'tax'] as const;
const taxAccountRoles = ['output-tax', 'input-tax', 'withheld-from-us', 'withheld-by-us', 'cost'] as const;
export type TaxedDocument = (typeof taxedDocuments)[number];
export type TaxAccountRole = (typeof taxAccountRoles)[number];

/** Where a share of the base or of the tax of one kind of document goes: to which account, and into which box of the return. */
@Resource<TaxPart>({
  module: 'taxes',
  access: taxPartAccess,
  title: 'reportBox',
  partOf: 'taxCode',
  columns: ['document', 'of', 'share', 'accountRole', 'reportBox'],
})
export class TaxPart {
  id!: string;
  @Link('internal', () => TaxCode) taxCode!: Ref<TaxCode>;
  @Choice('internal', taxedDocuments) document!: TaxedDocument;
  @Choice('internal', partsOf, { default: 'tax' }) of!: (typeof partsOf)[number];
  /** In percent. The shares of the tax come to 100, or to 0 where both sides are ours to book. */
  @Rate('internal', { min: -100, max: 100, default: 100 }) share!: Decimal;
  /** `cost` is the account of the line itself: tax that nobody gives back. */
  @Choice('internal', taxAccountRoles, { optional: true }) accountRole?: TaxAccountRole;
  @Text('internal', { optional: true, maxLength: 20 }) reportBox?: string;
}
