import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { TaxClass } from './tax-class.js';
import type { TaxCode } from './tax-code.js';
import type { TaxGroupMember } from './tax-group-member.js';
import type { TaxPart } from './tax-part.js';
import type { TaxRule } from './tax-rule.js';

nameWords('en', {
  'module.taxes': 'Taxes',
  'error.TAX_CODE_NOT_IN_FORCE': 'Tax code {code} is not in force on {date}. Choose the code that is, or change the dates of this one.',
  'error.TAX_CODE_OF_OTHER_SIDE':
    'Tax code {code} is not made for this side. Choose one for sales in a sale, one for purchases in a purchase.',
  'error.TAX_GROUP_UNSOUND':
    'Tax code {code} must either be of kind group and have members and no parts, or have no members. The members are single taxes, each of them once.',
  'error.TAX_NEVER_IN_PRICE':
    'Tax code {code} cannot be included in the price: it is withheld, a reverse charge or a group. Charge it on top, or say it of the members.',
  'error.TAX_PARTS_UNSOUND':
    'The parts of the tax of {code} come to {shares} %. For each kind of document they must come to 100, or to 0 for a reverse charge.',
});

nameRecord<TaxCode>('en', 'TaxCode', {
  one: 'Tax code',
  many: 'Tax codes',
  fields: {
    code: 'Code',
    name: 'Name',
    kind: 'Kind',
    rate: 'Rate (%)',
    amount: 'Amount per unit',
    included: 'Included in the price',
    affectsBase: 'Later taxes are charged on it',
    baseAffected: 'Charged on earlier taxes',
    sequence: 'Order',
    use: 'Used for',
    exigibility: 'Owed with',
    country: 'Country',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    members: 'Taxes of the group',
    parts: 'Parts',
  },
  help: {
    rate: 'A new rate is a new code, so that past sales stay explained. Below zero it is withheld.',
    amount: 'For a fixed tax, in company currency.',
    sequence: 'Taxes of one line are charged in this order.',
    country: 'Two letters as in ISO 3166.',
    parts: 'Empty: all of it on the account for output or input tax, and in no box of a return.',
  },
  choices: {
    kind: { percent: 'Percent', fixed: 'Fixed per unit', division: 'Percent of the price with tax', group: 'Group of taxes' },
    use: { sale: 'Sales', purchase: 'Purchases', both: 'Sales and purchases' },
    exigibility: { invoice: 'The invoice', payment: 'Its payment' },
  },
});

nameRecord<TaxGroupMember>('en', 'TaxGroupMember', {
  one: 'Tax of the group',
  many: 'Taxes of the group',
  fields: { group: 'Group', member: 'Tax' },
});

nameRecord<TaxPart>('en', 'TaxPart', {
  one: 'Part',
  many: 'Parts',
  fields: { taxCode: 'Tax code', document: 'On', of: 'Of', share: 'Share (%)', accountRole: 'Account', reportBox: 'Box of the return' },
  help: { share: 'The shares of the tax come to 100, or to 0 for a reverse charge.' },
  choices: {
    document: { invoice: 'Invoice', 'credit-note': 'Credit note', bill: 'Supplier’s bill', 'supplier-credit': 'Supplier’s credit note' },
    of: { base: 'The base', tax: 'The tax' },
    accountRole: {
      'output-tax': 'Output tax',
      'input-tax': 'Input tax',
      'withheld-from-us': 'Withheld from us',
      'withheld-by-us': 'Withheld by us',
      cost: 'Account of the line (not deductible)',
    },
  },
});

nameRecord<TaxClass>('en', 'TaxClass', {
  one: 'Tax class',
  many: 'Tax classes',
  fields: { code: 'Code', name: 'Name', country: 'Country' },
  help: { country: 'Two letters as in ISO 3166.' },
  related: { rules: 'Tax rules', parties: 'Parties' },
});

nameRecord<TaxRule>('en', 'TaxRule', {
  one: 'Tax rule',
  many: 'Tax rules',
  fields: {
    name: 'Name',
    side: 'For',
    ourCountry: 'Our country',
    partyClass: 'Tax class of the party',
    country: 'Country of the party',
    place: 'Place of the party',
    standing: 'Standing of the party',
    supply: 'What is supplied',
    usual: 'Usual tax code',
    charge: 'Tax code to charge',
    sequence: 'Order',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
  },
  help: {
    ourCountry: 'Of the company that sells or buys. What is left empty holds for all.',
    usual: 'The tax code of the product.',
    sequence: 'Of rules that fit equally well the lowest decides.',
  },
  choices: {
    side: { sale: 'Sales', purchase: 'Purchases' },
    place: { domestic: 'At home', union: 'European Union', abroad: 'Abroad' },
    standing: { registered: 'Has a tax id', private: 'Has no tax id' },
    supply: { goods: 'Goods', service: 'Services' },
  },
});
