import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { useRecordBook } from '../manifest.js';
import { refusalOf } from '../refusal.js';

interface Props {
  readonly title: string;
  /** The mutation, and what it is given besides the new password. */
  readonly document: string;
  readonly given?: object;
  /** My own password takes the present one to change. */
  readonly asksOld?: boolean;
  readonly onClose: () => void;
}

/** A new password, typed twice. */
export function PasswordDialog({ title, document, given, asksOld, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const book = useRecordBook();
  const [failed, setFailed] = useState<string>();
  const names = [...(asksOld ? ['oldPassword'] : []), 'newPassword', 'repeat'];

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { repeat, ...passwords } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (passwords.newPassword !== repeat) return setFailed(translate('timon.validation.same'));
    try {
      await ask(document, { ...given, ...passwords });
      notify('timon.password.done', { type: 'success' });
      onClose();
    } catch (error) {
      const refusal = refusalOf(error);
      const reasons = Object.values(refusal?.fields ?? {}).map((reason) => book.manifest.words[`reason.${reason}`] ?? reason);
      setFailed([translate((error as Error).message), ...reasons].join(' '));
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="password-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="password-title">{title}</DialogTitle>
        <DialogContent>
          {names.map((name) => (
            <TextField
              key={name}
              name={name}
              type="password"
              label={translate(`timon.password.${name}`)}
              helperText={name === 'newPassword' ? translate('timon.firstOpen.passwordHelp') : undefined}
              autoComplete={name === 'oldPassword' ? 'current-password' : 'new-password'}
              required
              fullWidth
            />
          ))}
          {failed && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {failed}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained">
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
