import { nameWords } from '../declare/texts.js';
import './sign-in.texts.en.js';

nameWords('en', {
  'error.VIEWING_ONLY': 'You are looking as {employee}, so nothing can be changed. Stop looking as somebody else first.',
  'error.VIEW_BEYOND_OWN':
    '{employee} is trusted with more, or elsewhere, than you are. Ask somebody who is trusted with all of it to look.',
  'error.WRONG_CREDENTIALS': 'No account has this e-mail address and password. Check both and try again.',
  'error.WRONG_SETUP_TOKEN': 'This is not the setup code. It stands in the window in which the server was started.',
  'error.HEAD_EXISTS': 'The company has its head already. Sign in, or ask the head for an account.',
  'error.KEY_REFUSED': 'This key does not open anything: it is unknown, revoked or out of date. Ask whoever gave it to you for a new one.',
  'error.TOO_COSTLY.pageSize':
    'A page holds at most {most} records, and {asked} were asked for. Ask for fewer, and go on after the end cursor.',
  'error.TOO_COSTLY.offset': 'Records are skipped up to {most}, and {asked} were asked for. Go on with a cursor (after) instead.',
  'error.TOO_COSTLY.cost': 'This would read up to {asked} objects, and one request may read {most}. Ask for smaller pages or fewer links.',
  'error.TOO_COSTLY.depth': 'This goes {asked} levels deep, and one request may go {most}. Ask for the rest in another request.',
  'error.TOO_COSTLY.aliases': 'This uses {asked} aliases, and one request may use {most}. Ask in several requests.',
  'error.TOO_COSTLY.directives': 'This uses {asked} directives, and one request may use {most}. Ask in several requests.',
  'error.TOO_COSTLY.rootFields': 'This asks {asked} questions at once, and one request may ask {most}. Ask in several requests.',
  'error.TOO_COSTLY.fields': 'This names more than {most} fields. Ask for fewer fields, or in several requests.',
  'error.TOO_COSTLY.tokens': 'The document is longer than {most} words and signs. Ask for less, or in several requests.',
  'error.TOO_COSTLY.variables': 'The variables hold more than {most} values. Ask for less, or in several requests.',
  'error.TOO_COSTLY.variableDepth': 'The variables are nested more than {most} levels deep. Write the filter with fewer levels.',
  'error.TOO_COSTLY.keys': 'This orders or groups by {asked} keys, and one list may use {most}. Leave some out.',
  'error.UNAVAILABLE':
    'The database does not answer at the moment. Try again in a few seconds, and look whether a change that was under way is there.',
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
  'error.SUBSCRIPTIONS_ELSEWHERE':
    'A subscription is answered as a stream of events. Send it with “Accept: text/event-stream”, or to /graphql/stream.',
  'error.RATE_LIMITED.allowance':
    'This account has asked for much in a short time. Try again in {retryAfterSeconds} seconds, or ask for fewer records at once.',
  'error.CHANGES_MISSED': 'More has changed than can be told one by one. Read the list again, and subscribe anew.',
  'error.SLOW_RECEIVER': 'More was waiting to be told than this receiver took. Read the list again, and subscribe anew.',
  'error.TOO_MANY_STREAMS': 'This account has {most} streams open already. Close one, or follow several things by one filter.',
  'reason.PASSWORD_TOO_SHORT': 'Has fewer than ten characters.',
  'reason.PASSWORD_TOO_EASY': 'Is too easy to guess.',
  'reason.BOTH_ENDS': 'Is asked for together with first. Ask for one end of the list.',
  'reason.NEGATIVE': 'Is less than zero.',
  'reason.NO_EMAIL': 'Has no e-mail address to sign in with.',
});
