import { defineAccess, everyone, Level, linkedParty } from '../../kernel/declare/index.js';
import type { PartyAddress } from './party-address.js';
import type { PartyContactPoint } from './party-contact-point.js';
import type { PartyPaymentAccount } from './party-payment-account.js';
import type { Party } from './party.js';

const rights = {
  domain: 'directory',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Manager,
  rows: { [Level.Trainee]: everyone() },
};

export const partyAccess = defineAccess<Party>({
  ...rights,
  fields: {
    creditLimit: { read: Level.Clerk, write: Level.Manager },
    paymentAccounts: { read: Level.Lead, write: Level.Lead },
  },
  party: {
    rows: linkedParty('id'),
    reads: [
      'kind',
      'name',
      'legalName',
      'code',
      'taxId',
      'language',
      'currency',
      'paymentTerms',
      'city',
      'country',
      'countryCode',
      'addresses',
      'contactPoints',
    ],
  },
});
export const partyAddressAccess = defineAccess<PartyAddress>({
  ...rights,
  party: { reads: ['party', 'kind', 'street', 'street2', 'city', 'region', 'postalCode', 'countryCode', 'country'] },
});
export const partyContactPointAccess = defineAccess<PartyContactPoint>({
  ...rights,
  party: { reads: ['party', 'kind', 'value', 'label'] },
});
export const partyPaymentAccountAccess = defineAccess<PartyPaymentAccount>({
  ...rights,
  read: Level.Lead,
  create: Level.Lead,
  update: Level.Lead,
});
