import { defineModule } from '../../kernel/declare/index.js';

export type { Dealing, Supply } from './choose-tax.js';
export {
  documentAmounts,
  summedUp,
  type ChargedLine,
  type DocumentAmounts,
  type DocumentRules,
  type LineAmounts,
  type LineToCharge,
  type Sums,
  type TaxOnLine,
} from './document-amounts.js';
export { inCompanyCurrency } from './in-company-currency.js';
export { roundTo, type Rounding } from './rounding.js';
export { shareOut } from './share-out.js';
export { priceUnderOtherTaxes } from './solve-line.js';
export { TaxBook } from './tax-book.js';
export { TaxClass } from './tax-class.js';
export { TaxCode } from './tax-code.js';
export { TaxGroupMember } from './tax-group-member.js';
export { TaxPart, type TaxAccountRole, type TaxedDocument } from './tax-part.js';
export { TaxRule } from './tax-rule.js';
export type { TaxToCharge } from './tax-to-charge.js';

export default defineModule({
  name: 'taxes',
  layer: 'foundation',
  uses: ['company'],
  menu: ['TaxCode', 'TaxRule', 'TaxClass'],
});
