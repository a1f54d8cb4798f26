import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { Failure } from '../failure.js';
import { focusOnArrival } from '../focus-on-arrival.js';
import { useAttempt } from '../use-attempt.js';

interface Props {
  readonly passkey: { readonly id: string; readonly name: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Calls a passkey otherwise. */
export function RenamePasskey({ passkey, onDone, onClose }: Props) {
  const translate = useTranslate();
  const { attempt, busy, failed } = useAttempt();
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    void attempt(async () => {
      await ask('mutation renamePasskey($id: ID!, $name: String!) { renamePasskey(id: $id, name: $name) }', { id: passkey.id, name });
      onDone();
    });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="rename-title">
      <form onSubmit={rename}>
        <DialogTitle id="rename-title">{translate('timon.ownAccount.renameTitle')}</DialogTitle>
        <DialogContent>
          <TextField
            name="name"
            label={translate('timon.door.enrol.passkeyName')}
            helperText={translate('timon.door.enrol.passkeyNameHelp')}
            defaultValue={passkey.name}
            slotProps={{ htmlInput: { maxLength: 100 } }}
            inputRef={focusOnArrival}
            required
            fullWidth
          />
          <Failure>{failed}</Failure>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
