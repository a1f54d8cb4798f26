import { useCallback, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';

/** What the server answers to one question of a hand-made page, and the way to ask it once more. */
export function useAnswer<Answer>(question: string, variables: Readonly<Record<string, unknown>> = {}) {
  const translate = useTranslate();
  const [answer, setAnswer] = useState<Answer>();
  const [failed, setFailed] = useState<string>();
  const asked = JSON.stringify(variables);
  const reload = useCallback(
    () =>
      ask<Answer>(question, JSON.parse(asked) as Record<string, unknown>).then(
        (found) => {
          setFailed(undefined);
          setAnswer(() => found);
        },
        (error: Error) => setFailed(translate(error.message)),
      ),
    // The translation changes with the language alone, and with that the whole office is drawn anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [question, asked],
  );
  useEffect(() => void reload(), [reload]);
  return { answer, failed, reload };
}
