import { Flag, Lines, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Currency } from '../company/index.js';
import { Party } from '../directory/index.js';
import { priceListAccess } from './price-list.access.js';
import { PriceListLine } from './price-list-line.js';

/** Prices agreed in one currency: for everybody who is given the list, or for one customer alone. */
@Resource<PriceList>({ module: 'catalog', access: priceListAccess, title: 'name', columns: ['name', 'customer', 'currency', 'active'] })
export class PriceList {
  id!: string;
  version!: number;
  @Text('internal', { unique: true, search: true }) name!: string;
  @Link('internal', () => Currency, { inverse: false, default: 'company currency', fixed: true })
  currency!: Ref<Currency>;
  @Link('internal', () => Party, { optional: true, where: { isCustomer: true } }) customer?: Ref<Party>;
  @Flag('internal', { default: true, filter: true }) active!: boolean;
  @Lines('internal', () => PriceListLine, 'priceList') lines!: PriceListLine[];
}
