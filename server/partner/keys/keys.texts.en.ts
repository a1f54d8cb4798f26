import { nameWords } from '../../kernel/declare/index.js';

nameWords('en', {
  'module.keys': 'Partner keys',
  'error.TWO_SECRETS_ALREADY': 'The key “{key}” has two secrets already. End the one that is no longer used, then make another.',
  'error.TOO_MANY_KEYS': '{owner} has {most} keys already. Revoke those that are no longer used, then make another.',
  'reason.BAD_ADDRESS': 'Is neither an address nor a network such as 203.0.113.0/24.',
  'reason.BEYOND_OWNER': 'Is more than the owner of the key may do.',
});
