import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** One attempt at a time, and why the last one failed. */
export function useAttempt() {
  const translate = useTranslate();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailed(undefined);
    try {
      await act();
    } catch (error) {
      setFailed(translate((error as Error).message));
    } finally {
      setBusy(false);
    }
  };
  return { attempt, busy, failed, fail: setFailed };
}
