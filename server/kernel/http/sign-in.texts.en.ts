import { nameWords } from '../declare/texts.js';

nameWords('en', {
  'error.SECOND_FACTOR_NEEDED':
    'The password is right. Confirm now with your passkey, a code of your authenticator app or a recovery code.',
  'error.SECOND_FACTOR_MISSING':
    'The password is right, but this account needs a second factor. Set one up now: an authenticator app or a passkey.',
  'error.WRONG_SECOND_FACTOR': 'This code or passkey does not hold. Wait for the next code of your app, or try another way.',
  'error.LAST_FACTOR': 'This account may not do without a second factor. Add another one first.',
  'error.FRESH_PROOF_NEEDED': 'This takes a fresh proof that it is you. Confirm it, and try again.',
  'error.LINK_REFUSED': 'This link has been used, has run out or is not whole. Ask for a new one.',
  'error.OIDC_REFUSED': 'This sign-in did not lead to an account here. Sign in with your password, or ask for an invitation.',
  'error.IDENTITY_TAKEN': 'This account of the other service belongs to somebody else here. Choose another one there.',
  'reason.BAD_EMAIL': 'Is no plain e-mail address.',
  'mail.invitation.subject': 'Your invitation to Timón',
  'mail.invitation.text': `Hello {name},

an account in Timón is waiting for you. Open this link to choose how you sign in. It holds for seven days, and once.

{link}

If you did not expect this letter, you need not do anything.`,
  'mail.renewal.subject': 'How you sign in to Timón',
  'mail.renewal.text': `Hello {name},

whoever looks after your account in Timón has asked for this link. Open it to choose anew how you sign in. It holds for seven days, and once.

{link}

Until then you sign in as before.`,
  'mail.reset.subject': 'A new password for Timón',
  'mail.reset.text': `Hello {name},

somebody, most likely you, has asked for a new password for your account. Open this link to choose one. It holds for half an hour, and once.

{link}

If it was not you, you need not do anything: your password stays as it is.`,
});
