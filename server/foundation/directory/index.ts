import { defineModule } from '../../kernel/declare/index.js';

export { daysAfter } from './due-dates.js';
export { instalmentsOf, type Instalment, type InstalmentRule } from './instalments.js';
export { Party } from './party.js';
export { PartyAddress, type AddressKind } from './party-address.js';
export { PartyContactPoint } from './party-contact-point.js';
export { PartyLink } from './party-link.js';
export { PartyPaymentAccount } from './party-payment-account.js';
export { PaymentInstalment } from './payment-instalment.js';
export { PaymentTerm } from './payment-term.js';
export { PortalUser } from './portal-user.js';

export default defineModule({
  name: 'directory',
  layer: 'foundation',
  uses: ['company', 'taxes'],
  menu: ['Party', 'PartyLink', 'PortalUser', 'PaymentTerm'],
});
