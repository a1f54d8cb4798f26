import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { PartyAddress } from './party-address.js';
import type { PartyContactPoint } from './party-contact-point.js';
import type { PartyLink } from './party-link.js';
import type { PartyPaymentAccount } from './party-payment-account.js';
import type { Party } from './party.js';
import type { PaymentInstalment } from './payment-instalment.js';
import type { PaymentTerm } from './payment-term.js';
import type { portalUserFlow } from './portal-user.flow.js';
import type { PortalUser } from './portal-user.js';

nameWords('en', {
  'module.directory': 'Directory',
  'domain.directory': 'Directory',
  'error.INSTALMENTS_NOT_WHOLE': 'The instalments of {terms} come to {shares} %. Together they must come to 100.',
});

nameRecord<Party>('en', 'Party', {
  one: 'Party',
  many: 'Parties',
  fields: {
    kind: 'Kind',
    name: 'Name',
    legalName: 'Legal name',
    code: 'Code',
    jobTitle: 'Job title',
    taxId: 'Tax id',
    isCustomer: 'Customer',
    isSupplier: 'Supplier',
    isCarrier: 'Carrier',
    language: 'Language',
    currency: 'Currency',
    paymentTerms: 'Payment terms',
    taxClass: 'Tax class',
    creditLimit: 'Credit limit',
    city: 'City',
    country: 'Country',
    countryCode: 'Country code',
    notes: 'Notes',
    addresses: 'Addresses',
    contactPoints: 'Contact points',
    paymentAccounts: 'Payment accounts',
  },
  help: {
    creditLimit: 'Empty: no limit. 0: nothing on credit.',
    city: 'From the first address.',
    country: 'From the first address.',
    countryCode: 'From the first address. Decides with the tax id which tax is charged.',
  },
  choices: { kind: { company: 'Company', person: 'Person' } },
  related: {
    portalUsers: 'Portal users',
    portalAccounts: 'Portal accounts',
    companyLinks: 'Works for',
    personLinks: 'People',
    carriedOrders: 'Orders carried',
    suppliedProducts: 'Products supplied',
  },
});

nameRecord<PartyAddress>('en', 'PartyAddress', {
  one: 'Address',
  many: 'Addresses',
  fields: {
    party: 'Party',
    kind: 'Kind',
    street: 'Street',
    street2: 'Street, second line',
    city: 'City',
    region: 'Region',
    postalCode: 'Postal code',
    countryCode: 'Country code',
    country: 'Country',
  },
  help: { countryCode: 'Two letters as in ISO 3166.' },
  choices: { kind: { main: 'Main', billing: 'Billing', delivery: 'Delivery' } },
});

nameRecord<PartyContactPoint>('en', 'PartyContactPoint', {
  one: 'Contact point',
  many: 'Contact points',
  fields: { party: 'Party', kind: 'Kind', value: 'Number or address', label: 'Label' },
  choices: { kind: { phone: 'Phone', email: 'E-mail', fax: 'Fax', web: 'Web site' } },
});

nameRecord<PartyPaymentAccount>('en', 'PartyPaymentAccount', {
  one: 'Payment account',
  many: 'Payment accounts',
  fields: {
    party: 'Party',
    bankName: 'Bank',
    currency: 'Currency',
    holder: 'Holder',
    iban: 'IBAN',
    accountNumber: 'Account number',
    bic: 'BIC',
  },
});

nameRecord<PaymentTerm>('en', 'PaymentTerm', {
  one: 'Payment terms',
  many: 'Payment terms',
  fields: { code: 'Code', name: 'Name', instalments: 'Instalments' },
});

nameRecord<PaymentInstalment>('en', 'PaymentInstalment', {
  one: 'Instalment',
  many: 'Instalments',
  fields: {
    term: 'Payment terms',
    share: 'Share (%)',
    months: 'Months',
    days: 'Days',
    counting: 'Counted',
    payDay: 'Day of payment',
    discount: 'Early-payment discount (%)',
    discountDays: 'Within days',
  },
  help: { payDay: 'The next such day of a month; 31 is the last of every month.' },
  choices: {
    counting: {
      'from-date': 'From the date',
      'to-month-end': 'From the date, then to the end of the month',
      'from-month-end': 'From the end of the month',
    },
  },
});

nameRecord<PartyLink>('en', 'PartyLink', {
  one: 'Role',
  many: 'Roles',
  fields: {
    person: 'Person',
    company: 'Company',
    role: 'Role',
    isPrimary: 'Main contact',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
  },
});

nameRecord<PortalUser, typeof portalUserFlow>('en', 'PortalUser', {
  one: 'Portal user',
  many: 'Portal users',
  fields: {
    name: 'Name',
    email: 'E-mail',
    party: 'Stands for',
    person: 'Person',
    company: 'Company',
    language: 'Language',
    state: 'Status',
  },
  help: { email: 'They sign in with it, and see the documents of whom they stand for.' },
  states: { active: 'Active', suspended: 'Suspended' },
  moves: { suspend: 'Suspend', reinstate: 'Reinstate' },
});
