import { DialogContentText, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRedirect, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { constantCase } from '../../constant-case.js';
import { useRecordBook, type ManifestRecord, type WireRecord } from '../../manifest.js';
import { FormDialog } from '../form-dialog.js';

const document = `mutation erasePerson($kind: RecordKind!, $id: ID!, $accept: [String!]) {
  erasePerson(kind: $kind, id: $id, accept: $accept) { changed kept }
}`;

interface Props {
  readonly type: ManifestRecord;
  readonly record: WireRecord;
  readonly onClose: () => void;
}

/** Asks twice, since nothing brings a forgotten person back: what goes, what the law keeps, and the name to be typed. */
export function ForgetPerson({ type, record, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const book = useRecordBook();
  const [typed, setTyped] = useState('');
  const name = book.titleOf(type, record) || record.id.slice(-8);

  const forget = async () => {
    const { erasePerson } = await ask<{ erasePerson: { changed: number; kept: number } }>(document, {
      kind: constantCase(type.name),
      id: record.id,
      accept: ['ERASE_PERSON'],
    });
    notify('timon.personData.forgotten', { type: 'success', messageArgs: erasePerson, autoHideDuration: null });
    redirect('list', type.plural);
  };

  return (
    <FormDialog
      title={translate('timon.personData.forgetTitle', { name })}
      go={translate('timon.personData.forgetGo')}
      act={forget}
      onClose={onClose}
      isReady={typed.trim() === name.trim()}
      cannotBeUndone
      maxWidth="sm"
    >
      <DialogContentText component="div">
        {(['goes', 'stays', 'backups', 'never'] as const).map((matter) => (
          <Typography key={matter} sx={{ mb: 1 }}>
            {translate(`timon.personData.${matter}`)}
          </Typography>
        ))}
      </DialogContentText>
      <TextField
        label={translate('timon.personData.typeName', { name })}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        autoComplete="off"
        required
        fullWidth
      />
    </FormDialog>
  );
}
