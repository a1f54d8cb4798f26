import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';

export interface EntryPage<Entry> {
  readonly entries: readonly Entry[];
  readonly hasMore: boolean;
}

interface Kept<Entry> extends EntryPage<Entry> {
  readonly question: string;
}

const pageSize = 25;

/** A log, newest first, page after page. `question` takes $first and $before, and answers under `page`. */
export function useEntries<Entry extends { readonly id: string }>(question: string, variables: Readonly<Record<string, unknown>> = {}) {
  const translate = useTranslate();
  const [found, setFound] = useState<Kept<Entry>>();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(true);
  const asked = JSON.stringify(variables);
  const latest = useRef(asked);

  const load = async (known: readonly Entry[]): Promise<void> => {
    latest.current = asked;
    setBusy(true);
    setFailed(undefined);
    try {
      const before = known.at(-1)?.id;
      const given = { ...(JSON.parse(asked) as Record<string, unknown>), first: pageSize, before };
      const { page } = await ask<{ page: EntryPage<Entry> }>(question, given);
      // An answer that comes late must not replace that of the question asked after it.
      if (latest.current === asked) setFound({ question: asked, entries: [...known, ...page.entries], hasMore: page.hasMore });
    } catch (error) {
      if (latest.current === asked) setFailed(translate((error as Error).message));
    } finally {
      if (latest.current === asked) setBusy(false);
    }
  };

  useEffect(() => {
    void load([]);
    // The function depends on nothing but what is asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, asked]);

  return { ...found, busy, failed, more: () => void load(found?.entries ?? []) };
}
