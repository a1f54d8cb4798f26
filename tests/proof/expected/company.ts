import { expectRecord } from './table.js';

// Who we are, in which companies and departments, is known to all who work with it and decided by directors. Colleagues know each
// other's names; how they live is for leads of personnel, what they earn and where they bank for those with that right on top,
// what they are trusted with for managers to see and the head to decide.
const rows = { 1: 'everyone' };

export default [
  expectRecord('Company', {
    plural: 'companies',
    domain: 'company',
    rows,
    may: { read: 1, create: 7, update: 6, remove: 7 },
    fields: {
      public: `name legalName currency>Currency country language timeZone street street2 postalCode city region phone email website
        paperSize paperFooter logo!`,
      internal: 'taxId roundingMode taxRounding costingMethod',
    },
    backlinks: `departments<Department.company employees<Employee.company exchangeRates<ExchangeRate.company
      salesOrders<SalesOrder.company`,
    party: {
      rows: 'everyone',
      reads: `name legalName taxId currency country language timeZone street street2 postalCode city region phone email website
        paperSize paperFooter logo`,
    },
    title: 'name',
    search: 'name',
  }),
  expectRecord('Currency', {
    plural: 'currencies',
    domain: 'company',
    rows,
    may: { read: 1, create: 6, update: 6, remove: 6 },
    fields: { public: 'code name decimals' },
    backlinks: 'companies<Company.currency exchangeRates<ExchangeRate.currency',
    party: { rows: 'everyone', reads: 'code name decimals' },
    title: 'code',
    search: 'code name',
  }),
  expectRecord('ExchangeRate', {
    domain: 'company',
    rows,
    may: { read: 1, create: 4, update: 5, remove: 6 },
    fields: { internal: 'company>Company currency>Currency date rate' },
    title: 'date',
  }),
  expectRecord('Department', {
    domain: 'company',
    rows,
    may: { read: 1, create: 6, update: 6, remove: 6 },
    fields: { internal: 'company>Company name parent>Department domains*DepartmentDomain' },
    backlinks: 'employees<Employee.department subdepartments<Department.parent salesOrders<SalesOrder.department',
    title: 'name',
    search: 'name',
  }),
  expectRecord('DepartmentDomain', {
    domain: 'company',
    partOf: 'department>Department',
    rows,
    may: { read: 1, create: 6, update: 6, remove: 6 },
    fields: { internal: 'department>Department domain' },
    title: 'domain',
  }),
  expectRecord('Employee', {
    domain: 'personnel',
    rows,
    may: { read: 1, create: 4, update: 4, remove: 6, suspend: 5, reinstate: 5, dismiss: 6 },
    fields: {
      internal: `name firstName lastName title email extension company>Company department>Department manager>Employee hiredOn language
        account state! grants*Grant`,
      personal: 'birthDate homePhone street city region postalCode country notes',
      pay: 'salary',
      bank: 'bankAccount',
    },
    levels: {
      email: { write: 6 },
      birthDate: { read: 4 },
      homePhone: { read: 4 },
      street: { read: 4 },
      city: { read: 4 },
      region: { read: 4 },
      postalCode: { read: 4 },
      country: { read: 4 },
      notes: { read: 4 },
      salary: { read: 4, write: 5 },
      bankAccount: { read: 4, write: 5 },
      account: { write: 7 },
      grants: { read: 5, write: 7 },
    },
    backlinks: `reports<Employee.manager salesOrders<SalesOrder.owner delegations<Delegation.employee
      substitutions<Delegation.substitute`,
    title: 'name',
    search: 'name email',
  }),
  expectRecord('Grant', {
    domain: 'personnel',
    partOf: 'employee>Employee',
    rows,
    may: { read: 5, create: 7, update: 7, remove: 7 },
    fields: {
      internal: `employee>Employee company>Company department>Department domain level pay margin bank secret personal validFrom validUntil`,
    },
    title: 'domain',
  }),
  // Whoever sees personnel sees who stands in for whom. Whether somebody may hand this on is asked of the two people, not of a level.
  expectRecord('Delegation', {
    domain: 'personnel',
    rows,
    may: { read: 1, create: 1, update: 1, remove: 1 },
    fields: { internal: 'employee>Employee substitute>Employee validFrom validUntil withRights terms*DelegationTerm' },
    title: 'substitute',
  }),
  expectRecord('DelegationTerm', {
    domain: 'personnel',
    partOf: 'delegation>Delegation',
    rows,
    may: { read: 1, create: 1, update: 1, remove: 1 },
    fields: { internal: 'delegation>Delegation domain company>Company department>Department level' },
    title: 'domain',
  }),
];
