import { useState } from 'react';
import { useNotify } from 'react-admin';
import { refusalOf } from '../../refusal.js';
import { useRefusalInWords } from '../../use-refusal-in-words.js';
import { useAnswer } from '../use-answer.js';
import { accessTables, draftAccess } from './access-api.js';
import type { Wish } from './access-tables.js';

/** What I wished for while somebody else changed the draft. */
export interface Clash {
  readonly set: readonly Wish[];
  readonly reset: readonly Wish[];
}

/** Saves to the draft; resolves to a sentence when it was refused. */
export type Save = (set: readonly Wish[], reset: readonly Wish[]) => Promise<string | undefined>;

/** The tables as the server has them, and saving to the one draft that there is for everybody. */
export function useAccessTables() {
  const notify = useNotify();
  const inWords = useRefusalInWords();
  const { answer: tables, failed, reload, replace } = useAnswer(accessTables);
  const [clash, setClash] = useState<Clash>();

  const put = async (edits: number | undefined, set: readonly Wish[], reset: readonly Wish[]): Promise<string | undefined> => {
    try {
      replace(await draftAccess(edits, set, reset));
      notify('timon.access.savedToDraft', { type: 'success' });
      return undefined;
    } catch (error) {
      if (refusalOf(error)?.code === 'CONFLICT') {
        await reload();
        // What was wished for is chosen about in a dialog of its own from here on.
        setClash({ set, reset });
        return undefined;
      }
      return inWords(error);
    }
  };
  const save: Save = (set, reset) => put(tables?.draft?.edits, set, reset);

  /** After a clash: what of mine is to stand is saved over what the other left. */
  const settle = async (mine: Clash | undefined) => {
    setClash(undefined);
    if (!mine || mine.set.length + mine.reset.length === 0) return;
    const refused = await save(mine.set, mine.reset);
    if (refused) notify(refused, { type: 'error', multiLine: true });
  };

  return { tables, failed, save, clash, settle, reload };
}
