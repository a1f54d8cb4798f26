import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

/** What the server answers to the question of a hand-made page, and the way to ask it once more. `find` is one function for good. */
export function useAnswer<Given extends readonly unknown[], Answer>(find: (...given: Given) => Promise<Answer>, ...given: Given) {
  const translate = useTranslate();
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Error>();
  const asked = JSON.stringify(given);
  const latest = useRef(asked);
  const reload = useCallback((): Promise<void> => {
    latest.current = asked;
    return find(...(JSON.parse(asked) as Given)).then(
      (found) => {
        // An answer that comes late must not replace that of the question asked after it.
        if (latest.current !== asked) return;
        setError(undefined);
        setAnswer(() => found);
      },
      (failure: Error) => {
        if (latest.current === asked) setError(failure);
      },
    );
  }, [find, asked]);
  useEffect(() => void reload(), [reload]);
  return { answer, failed: error && translate(error.message), reload, replace: setAnswer };
}
