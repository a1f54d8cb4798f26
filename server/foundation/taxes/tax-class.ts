import { Resource, Text } from '../../kernel/declare/index.js';
import { taxClassAccess } from './taxes.access.js';

/** How tax law sees a party, where country and tax id do not say it: a retailer with surcharge, somebody who is exempt. */
@Resource<TaxClass>({ module: 'taxes', access: taxClassAccess, title: 'name', plural: 'taxClasses', columns: ['name', 'code', 'country'] })
export class TaxClass {
  id!: string;
  version!: number;
  @Text('public', { unique: true, format: 'code', maxLength: 20, search: true }) code!: string;
  @Text('public', { search: true }) name!: string;
  @Text('public', { format: 'code', maxLength: 2, optional: true, filter: true }) country?: string;
}
