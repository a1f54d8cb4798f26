import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useRefusalInWords } from '../../use-refusal-in-words.js';
import { addressesIn, setPartnerKeyAddresses, type PartnerKey } from './partner-keys.js';

interface Props {
  readonly partnerKey: PartnerKey;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** From where a key may come. */
export function AddressesDialog({ partnerKey, onClose, onDone }: Props) {
  const translate = useTranslate();
  const inWords = useRefusalInWords();
  const [failed, setFailed] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('addresses') ?? '');
    try {
      await setPartnerKeyAddresses(partnerKey.id, addressesIn(typed));
      onDone();
    } catch (error) {
      setFailed(inWords(error));
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="key-addresses">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="key-addresses">{translate('timon.keys.setAddresses')}</DialogTitle>
        <DialogContent>
          <TextField
            name="addresses"
            label={translate('timon.keys.addresses')}
            helperText={translate('timon.keys.addressesHelp')}
            defaultValue={partnerKey.addresses.join('\n')}
            multiline
            minRows={3}
            fullWidth
          />
          {failed && <Alert severity="error">{failed}</Alert>}
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
