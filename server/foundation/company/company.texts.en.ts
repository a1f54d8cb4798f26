import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { Company } from './company.js';
import type { Currency } from './currency.js';
import type { DepartmentDomain } from './department-domain.js';
import type { DelegationTerm } from './delegation-term.js';
import type { Delegation } from './delegation.js';
import type { Department } from './department.js';
import type { employeeFlow } from './employee.flow.js';
import type { Employee } from './employee.js';
import type { ExchangeRate } from './exchange-rate.js';
import type { Grant } from './grant.js';

nameWords('en', {
  'module.company': 'Company',
  'domain.company': 'Company',
  'domain.personnel': 'Personnel',
  'error.MISSING_EXCHANGE_RATE': '{company} has no exchange rate for {currency} on {date}. Enter one, or choose another currency.',
  'error.OWN_ACCOUNT': 'Your own password and second factors are changed by what you have now. Change them in your profile.',
  'error.DELEGATION_CHAIN':
    '{substitute} cannot stand in then: one of the two is away or covers for somebody else in these days. Choose other days or another colleague.',
  'error.BEYOND_AUTHORITY':
    '{employee} is trusted with more, or elsewhere, than you have a say in. Ask the head of personnel or of the company.',
  'error.GRANT_BEYOND_OWN': 'You cannot grant a level in “{domain}” above your own. Ask the head of the company to grant it.',
  'error.DEPARTMENT_OF_OTHER_COMPANY': '{department} is a department of another company. Choose one of the same company.',
  'error.LAST_HEAD': '{employee} is the last head of the company. Name another head first.',
});

nameRecord<Currency>('en', 'Currency', {
  one: 'Currency',
  many: 'Currencies',
  fields: { code: 'Code', name: 'Name', decimals: 'Decimal places' },
  help: { code: 'Three letters as in ISO 4217.' },
});

nameRecord<ExchangeRate>('en', 'ExchangeRate', {
  one: 'Exchange rate',
  many: 'Exchange rates',
  fields: { company: 'Company', currency: 'Currency', date: 'Valid from', rate: 'Rate' },
  help: { rate: 'What one unit of the currency is worth in the company’s own currency.' },
});

nameRecord<Company>('en', 'Company', {
  one: 'Company',
  many: 'Companies',
  fields: {
    name: 'Name',
    legalName: 'Legal name',
    taxId: 'Tax id',
    currency: 'Currency',
    country: 'Country',
    language: 'Language',
    timeZone: 'Time zone',
    roundingMode: 'Rounding',
    taxRounding: 'Taxes are rounded',
    costingMethod: 'Stock is valued',
    street: 'Street',
    street2: 'Street (second line)',
    postalCode: 'Postal code',
    city: 'City',
    region: 'Region',
    phone: 'Phone',
    email: 'Email',
    website: 'Website',
    paperSize: 'Paper size',
    paperFooter: 'Foot of papers',
    logo: 'Logo',
  },
  help: {
    country: 'Two letters as in ISO 3166.',
    roundingMode: 'How an amount that lies halfway between two cents is rounded.',
    costingMethod: 'Cannot be changed any more once stock has been valued.',
    paperSize: 'Empty: what is usual in the country.',
    paperFooter: 'Stands at the foot of every page that is printed or mailed: an entry in a register, for example.',
  },
  choices: {
    roundingMode: { 'half-up': 'Half up', 'half-even': 'Half to even' },
    taxRounding: { document: 'Once per document', line: 'On every line' },
    costingMethod: { fifo: 'First in, first out', average: 'At moving average' },
    paperSize: { A4: 'A4 (210 by 297 mm)', Letter: 'Letter (8½ by 11 in)' },
  },
});

nameRecord<Department>('en', 'Department', {
  one: 'Department',
  many: 'Departments',
  fields: { company: 'Company', name: 'Name', parent: 'Part of', domains: 'Works in' },
  related: { subdepartments: 'Subdepartments' },
});

nameRecord<DepartmentDomain>('en', 'DepartmentDomain', {
  one: 'Field of work',
  many: 'Fields of work',
  fields: { department: 'Department', domain: 'Domain' },
});

nameRecord<Employee, typeof employeeFlow>('en', 'Employee', {
  one: 'Employee',
  many: 'Employees',
  fields: {
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    title: 'Job title',
    email: 'E-mail',
    extension: 'Extension',
    company: 'Company',
    department: 'Department',
    manager: 'Manager',
    hiredOn: 'Hired on',
    language: 'Language',
    birthDate: 'Date of birth',
    homePhone: 'Home phone',
    street: 'Street',
    city: 'City',
    region: 'Region',
    postalCode: 'Postal code',
    country: 'Country',
    notes: 'Notes',
    salary: 'Salary',
    bankAccount: 'Bank account',
    account: 'Account',
    state: 'Status',
    grants: 'Grants',
  },
  help: {
    email: 'Who has one may sign in with it.',
    account: 'An analyst may ask for more at once, changes nothing, and sees personal data only where a grant says so.',
  },
  choices: { account: { staff: 'Staff', analyst: 'Analyst' } },
  states: { active: 'Active', suspended: 'Suspended', dismissed: 'Dismissed' },
  moves: { suspend: 'Suspend', reinstate: 'Reinstate', dismiss: 'Dismiss' },
  related: { reports: 'Reports to this person', delegations: 'Stood in for by', substitutions: 'Stands in for' },
});

nameRecord<Grant>('en', 'Grant', {
  one: 'Grant',
  many: 'Grants',
  fields: {
    employee: 'Employee',
    company: 'Company',
    department: 'Department',
    domain: 'Domain',
    level: 'Level',
    pay: 'Sees pay',
    margin: 'Sees margins',
    bank: 'Sees bank accounts',
    secret: 'Sees secrets',
    personal: 'Sees personal data',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
  },
  help: {
    company: 'Empty: every company.',
    department: 'Empty: every department.',
    domain: '* stands for every domain.',
    margin: 'Also below the level that sees them anyway.',
    personal: 'Asked of analysts only: others see them by their level.',
    level:
      '1 trainee, 2 clerk, 3 specialist, 4 lead, 5 manager, 6 director, 7 head. The head of the company has 7 in every domain and no department.',
  },
});

nameRecord<Delegation>('en', 'Delegation', {
  one: 'Stand-in',
  many: 'Stand-ins',
  fields: {
    employee: 'Who is away',
    substitute: 'Who stands in',
    validFrom: 'From',
    validUntil: 'Until',
    withRights: 'With pay, bank accounts and secrets',
    terms: 'Only for',
  },
  help: {
    substitute: 'Holds the grants of the other as well, in these days.',
    withRights: 'What takes a right of its own goes along only if this is set.',
    terms: 'Empty: for everything that the other holds.',
  },
});

nameRecord<DelegationTerm>('en', 'DelegationTerm', {
  one: 'Part of a stand-in',
  many: 'Parts of stand-ins',
  fields: { delegation: 'Stand-in', domain: 'Domain', company: 'Company', department: 'Department', level: 'Level' },
  help: { domain: '* stands for every domain.', level: 'Empty: the level of the other.' },
});
