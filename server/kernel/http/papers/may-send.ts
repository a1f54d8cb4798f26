import type { Level } from '../../declare/level.js';
import type { RecordType } from '../../declare/registry.js';
import type { Rights } from '../../rights/rights.js';
import { readsWhole } from '../../work/print/paper-question.js';
import type { BookedPaper } from '../../work/print/paper-book.js';

/** Whether the caller may mail papers of this kind at all: with the level for it, and reading all that stands on them. Which rows is asked of the row. */
export const maySend = (paper: BookedPaper, rights: Rights): boolean =>
  reachesLevel(paper.record, paper.send, rights) && readsWhole(paper, rights);

const reachesLevel = (record: RecordType, level: Level, rights: Rights): boolean =>
  !rights.forParty && rights.may(record, 'read') && rights.level(record.domain) >= level && writes(rights);

/** A key that only reads sends nothing. */
const writes = ({ scopes }: Rights): boolean => scopes.length === 0 || scopes.includes('write');
