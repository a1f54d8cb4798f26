import { nameWords } from '../../declare/texts.js';

nameWords('en', {
  'reason.WRONG_NUMBER_OF_CELLS': 'The row has more or fewer cells than the header.',
  'reason.NOT_CSV': 'The row is not CSV: look for a quotation mark that is not closed.',
  'reason.NOT_UTF8': 'The file is not UTF-8. Save it as “CSV UTF-8” and import it again.',
  'reason.NO_SUCH_ROW': 'Belongs to a row that is not there, or was not taken.',
  'reason.AMBIGUOUS': 'Several records have this name: use the code or the id instead.',
  'reason.DIFFERS': 'Says something else than the first row of the same record.',
});
