import { deriving } from '../../kernel/write/index.js';
import { Party } from './party.js';

/** Lists show and filter where a party is, so the first address's place is kept on the party itself. */
deriving(Party, async (parties) => {
  for (const party of parties) {
    const [first] = party.addresses;
    party.city = first?.city;
    party.country = first?.country ?? first?.countryCode;
    party.countryCode = first?.countryCode?.toUpperCase();
  }
});
