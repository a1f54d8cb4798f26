import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useRefusalInWords } from '../use-refusal-in-words.js';
import { Failure } from './failure.js';

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly go: string;
  /** Does it with what has been typed, by the names of the inputs. What it throws is shown, and the form stays. */
  readonly act: (typed: Readonly<Record<string, string>>) => Promise<void>;
  readonly onClose: () => void;
  readonly isReady?: boolean;
  readonly cannotBeUndone?: boolean;
  readonly maxWidth?: 'xs' | 'sm';
  readonly children: ReactNode;
}

/** A few inputs that are sent together. */
export function FormDialog({ title, go, act, onClose, isReady = true, cannotBeUndone, maxWidth = 'xs', children }: Props) {
  const translate = useTranslate();
  const inWords = useRefusalInWords();
  const id = useId();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    setFailed(undefined);
    try {
      await act(typed);
    } catch (error) {
      setFailed(inWords(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={maxWidth} aria-labelledby={id}>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          {children}
          <Failure>{failed}</Failure>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" color={cannotBeUndone ? 'error' : 'primary'} disabled={busy || !isReady}>
            {go}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
