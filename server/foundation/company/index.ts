import { defineModule } from '../../kernel/declare/index.js';

export { Company, costingMethods } from './company.js';
export type { CostingMethod, RoundingMode, TaxRounding } from './company.js';
export { Currency } from './currency.js';
export { Delegation } from './delegation.js';
export { DelegationTerm } from './delegation-term.js';
export { Department } from './department.js';
export { DepartmentDomain } from './department-domain.js';
export { Employee } from './employee.js';
export { ExchangeRate } from './exchange-rate.js';
export { DepartmentOfOtherCompany, MissingExchangeRate } from './company.errors.js';
export { isWholeHead } from './is-whole-head.js';
export { publishEmployees } from './publish-rights.js';
export { requireOwnDepartments } from './require-own-departments.js';
export { ratesOn } from './rates-on.js';
export { Grant } from './grant.js';

export default defineModule({
  name: 'company',
  layer: 'foundation',
  uses: [],
  menu: ['Employee', 'Department', 'Company', 'ExchangeRate', 'Currency'],
});
