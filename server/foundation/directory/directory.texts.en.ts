import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { PartyAddress } from './party-address.js';
import type { PartyContactPoint } from './party-contact-point.js';
import type { PartyLink } from './party-link.js';
import type { PartyPaymentAccount } from './party-payment-account.js';
import type { Party } from './party.js';
import type { portalUserFlow } from './portal-user.flow.js';
import type { PortalUser } from './portal-user.js';

nameWords('en', { 'module.directory': 'Directory', 'domain.directory': 'Directory' });

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
    creditLimit: 'Credit limit',
    city: 'City',
    country: 'Country',
    notes: 'Notes',
    addresses: 'Addresses',
    contactPoints: 'Contact points',
    paymentAccounts: 'Payment accounts',
  },
  help: {
    creditLimit: 'Empty: no limit. 0: nothing on credit.',
    city: 'From the first address.',
    country: 'From the first address.',
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
