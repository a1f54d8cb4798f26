import { expectRecord } from './table.js';

// Everybody who works in the directory knows our customers and suppliers; clerks keep them. How much we trust a customer is for
// clerks to know and managers to decide. Where a party banks is known from lead on, and its numbers to those with that right.
const rows = { 1: 'everyone' };
const may = { read: 1, create: 2, update: 2, remove: 5 };

export default [
  expectRecord('Party', {
    plural: 'parties',
    domain: 'directory',
    rows,
    may,
    fields: {
      internal: `kind name legalName code jobTitle taxId isCustomer isSupplier isCarrier language currency>Currency
        paymentTerms>PaymentTerm taxClass>TaxClass city! country! countryCode! notes addresses*PartyAddress contactPoints*PartyContactPoint paymentAccounts*PartyPaymentAccount`,
      money: 'creditLimit',
    },
    levels: { creditLimit: { read: 2, write: 5 }, paymentAccounts: { read: 4, write: 4 } },
    backlinks: `salesOrders<SalesOrder.customer carriedOrders<SalesOrder.carrier companyLinks<PartyLink.person personLinks<PartyLink.company
      priceLists<PriceList.customer suppliedProducts<ProductSupplier.supplier portalUsers<PortalUser.party
      portalAccounts<PortalUser.person`,
    // They see how we know them.
    party: {
      rows: 'id',
      reads: 'kind name legalName code taxId language currency paymentTerms city country countryCode addresses contactPoints',
    },
    title: 'name',
    search: 'name legalName code taxId city',
  }),
  expectRecord('PartyAddress', {
    plural: 'partyAddresses',
    domain: 'directory',
    partOf: 'party>Party',
    rows,
    may,
    fields: { internal: 'party>Party kind street street2 city region postalCode countryCode country' },
    party: { rows: 'id', reads: 'party kind street street2 city region postalCode countryCode country' },
    title: 'street',
  }),
  expectRecord('PartyContactPoint', {
    domain: 'directory',
    partOf: 'party>Party',
    rows,
    may,
    fields: { internal: 'party>Party kind value label' },
    party: { rows: 'id', reads: 'party kind value label' },
    title: 'value',
  }),
  expectRecord('PartyPaymentAccount', {
    domain: 'directory',
    partOf: 'party>Party',
    rows,
    may: { read: 4, create: 4, update: 4, remove: 5 },
    fields: { internal: 'party>Party bankName currency>Currency', bank: 'holder iban accountNumber bic' },
    title: 'bankName',
  }),
  expectRecord('PartyLink', {
    domain: 'directory',
    rows,
    may: { read: 1, create: 2, update: 2, remove: 3 },
    fields: { internal: 'person>Party company>Party role isPrimary validFrom validUntil' },
    title: 'role',
  }),
  // Who of a customer or supplier may sign in, leads decide.
  expectRecord('PortalUser', {
    domain: 'directory',
    rows,
    may: { read: 1, create: 4, update: 4, remove: 5, suspend: 4, reinstate: 4 },
    fields: { internal: 'name email party>Party person>Party company>Company language state!' },
    title: 'name',
    search: 'name email',
  }),
  // Everybody quotes our terms, a customer knows them; managers make them.
  expectRecord('PaymentTerm', {
    domain: 'directory',
    rows,
    may: { read: 1, create: 5, update: 5, remove: 5 },
    fields: { public: 'code name instalments*PaymentInstalment' },
    party: { rows: 'everyone', reads: 'code name instalments' },
    title: 'name',
    search: 'code name',
  }),
  expectRecord('PaymentInstalment', {
    domain: 'directory',
    partOf: 'term>PaymentTerm',
    rows,
    may: { read: 1, create: 5, update: 5, remove: 5 },
    fields: { public: 'term>PaymentTerm share months days counting payDay discount discountDays' },
    party: { rows: 'everyone', reads: 'term share months days counting payDay discount discountDays' },
    title: 'share',
  }),
];
