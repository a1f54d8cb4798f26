import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useRefusalInWords } from '../../use-refusal-in-words.js';
import { rotatePartnerKey, type NewKey } from './partner-keys.js';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onMade: (made: NewKey) => void;
}

/** A second secret beside the first. */
export function RotateDialog({ id, onClose, onMade }: Props) {
  const translate = useTranslate();
  const inWords = useRefusalInWords();
  const [failed, setFailed] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const days = Number(new FormData(event.currentTarget).get('days'));
    try {
      onMade(await rotatePartnerKey(id, days));
    } catch (error) {
      setFailed(inWords(error));
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="rotate-key">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="rotate-key">{translate('timon.keys.rotate')}</DialogTitle>
        <DialogContent>
          <DialogContentText gutterBottom>{translate('timon.keys.rotateHelp')}</DialogContentText>
          <TextField name="days" type="number" label={translate('timon.keys.days')} defaultValue={365} required fullWidth />
          {failed && <Alert severity="error">{failed}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained">
            {translate('timon.keys.rotate')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
