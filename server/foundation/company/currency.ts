import { Integer, Resource, Text } from '../../kernel/declare/index.js';
import { currencyAccess } from './currency.access.js';

/** A money that amounts may be stated in, with the places it is counted in. */
@Resource<Currency>({ module: 'company', access: currencyAccess, title: 'code', plural: 'currencies' })
export class Currency {
  id!: string;
  version!: number;
  @Text('public', { unique: true, format: 'code', maxLength: 3, search: true }) code!: string;
  @Text('public', { filter: true, search: true }) name!: string;
  @Integer('public', { min: 0, max: 4, default: 2 }) decimals!: number;
}
