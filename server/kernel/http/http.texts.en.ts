import { nameWords } from '../declare/texts.js';

nameWords('en', {
  'error.WRONG_CREDENTIALS': 'No account has this e-mail address and password. Check both and try again.',
  'error.WRONG_SETUP_TOKEN': 'This is not the setup code. It stands in the window in which the server was started.',
  'error.HEAD_EXISTS': 'The company has its head already. Sign in, or ask the head for an account.',
  'error.OVERLOADED': 'The server has too much to do at the moment. Try again in a few seconds.',
  'error.TIMEOUT': 'This took longer than a request may. Ask for less at once, or narrow the filter.',
  'error.TOO_LARGE': 'The request is larger than {most} KB. Send it in smaller parts.',
  'error.BAD_REQUEST': 'The request could not be read. Send a JSON object with a query.',
  'error.NOT_JSON': 'The request is not JSON. Send it with the content type application/json.',
  'error.METHOD_NOT_ALLOWED': 'Questions are sent by POST.',
  'error.FOREIGN_ORIGIN': 'This request came from another site. Open Timón itself and try again.',
  'error.INTROSPECTION_APART': 'Ask for the schema in a document of its own.',
  'error.ALONE': 'The field {field} stands alone in its document.',
  'error.IDEMPOTENCY_KEY_SINGLE': 'An idempotency key covers a document with exactly one mutation.',
  'error.IDEMPOTENCY_KEY_FORM': 'An idempotency key has 1 to 200 visible characters.',
  'error.OPERATION_UNKNOWN': 'Name one of the operations of the document.',
  'error.SUBSCRIPTIONS_ELSEWHERE': 'Subscriptions are not served here.',
  'reason.PASSWORD_TOO_SHORT': 'Has fewer than ten characters.',
  'reason.PASSWORD_TOO_EASY': 'Is too easy to guess.',
  'reason.NEGATIVE': 'Is less than zero.',
  'reason.NO_EMAIL': 'Has no e-mail address to sign in with.',
});
