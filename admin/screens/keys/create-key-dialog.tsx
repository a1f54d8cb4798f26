import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { LinkedRecord } from '../../fields/link.js';
import { EmployeePicker, RecordPicker } from '../../fields/record-picker.js';
import { useRecordBook } from '../../manifest.js';
import { useSession } from '../../session.js';
import { useRefusalInWords } from '../../use-refusal-in-words.js';
import { addressesIn, createPartnerKey, type NewKey } from './partner-keys.js';

/** A new key: its name, what it may of what its owner may, for whom, from where and how long. */
export function CreateKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (made: NewKey) => void }) {
  const translate = useTranslate();
  const inWords = useRefusalInWords();
  const book = useRecordBook();
  const { me } = useSession();
  const [party, setParty] = useState<LinkedRecord | null>(null);
  const [owner, setOwner] = useState<LinkedRecord | null>(null);
  const [failed, setFailed] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    try {
      const made = await createPartnerKey({
        name: typed.name ?? '',
        scope: typed.scope ?? 'read',
        days: Number(typed.days),
        party: party?.id ?? null,
        addresses: addressesIn(typed.addresses ?? ''),
        owner: owner?.id ?? null,
      });
      onMade(made);
    } catch (error) {
      setFailed(inWords(error));
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="create-key">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="create-key">{translate('timon.keys.create')}</DialogTitle>
        <DialogContent>
          <TextField name="name" label={translate('timon.keys.name')} required fullWidth autoComplete="off" />
          <TextField name="scope" select label={translate('timon.keys.scope')} defaultValue="read" fullWidth>
            <MenuItem value="read">{translate('timon.keys.read')}</MenuItem>
            <MenuItem value="write">{translate('timon.keys.write')}</MenuItem>
          </TextField>
          {book.find('Party') && (
            <RecordPicker
              of="Party"
              label={translate('timon.keys.party')}
              help={translate('timon.keys.partyHelp')}
              value={party}
              onChange={setParty}
            />
          )}
          {me?.isHead && <EmployeePicker label={translate('timon.keys.owner')} value={owner} onChange={setOwner} />}
          <TextField
            name="days"
            type="number"
            label={translate('timon.keys.days')}
            helperText={translate('timon.keys.daysHelp')}
            defaultValue={365}
            required
            fullWidth
          />
          <TextField
            name="addresses"
            label={translate('timon.keys.addresses')}
            helperText={translate('timon.keys.addressesHelp')}
            multiline
            minRows={2}
            fullWidth
          />
          {failed && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {failed}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained">
            {translate('ra.action.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
