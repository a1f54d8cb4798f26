import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { LinkedRecord } from '../../fields/link.js';
import { EmployeePicker, RecordPicker } from '../../fields/record-picker.js';
import { useRecordBook } from '../../manifest.js';
import { useSession } from '../../session.js';
import { FormDialog } from '../form-dialog.js';
import { addressesIn, createPartnerKey, type NewKey } from './partner-keys.js';

/** A new key: its name, what it may of what its owner may, for whom, from where and how long. */
export function CreateKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (made: NewKey) => void }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const { me } = useSession();
  const [party, setParty] = useState<LinkedRecord | null>(null);
  const [owner, setOwner] = useState<LinkedRecord | null>(null);

  const create = async (typed: Readonly<Record<string, string>>) =>
    onMade(
      await createPartnerKey({
        name: typed.name ?? '',
        scope: typed.scope ?? 'read',
        days: Number(typed.days),
        party: party?.id ?? null,
        addresses: addressesIn(typed.addresses ?? ''),
        owner: owner?.id ?? null,
      }),
    );

  return (
    <FormDialog title={translate('timon.keys.create')} go={translate('ra.action.create')} act={create} onClose={onClose} maxWidth="sm">
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
    </FormDialog>
  );
}
