import { Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { LinkedRecord } from '../../fields/link.js';
import { EmployeePicker } from '../../fields/record-picker.js';
import { dayPattern, parseDay } from '../../format.js';
import { useRecordBook } from '../../manifest.js';
import { FormDialog } from '../form-dialog.js';
import { delegateMyGrants } from './my-delegations.js';

/** Who stands in, from when to when, and for what. */
export function StandInDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const translate = useTranslate();
  const { words, language } = useRecordBook().manifest;
  const [substitute, setSubstitute] = useState<LinkedRecord | null>(null);
  const [domains, setDomains] = useState<readonly string[]>([]);
  const known = Object.entries(words).filter(([key]) => key.startsWith('domain.'));

  const delegate = async (typed: Readonly<Record<string, string>>) => {
    const [validFrom, validUntil] = [typed.from, typed.until].map((day = '') => parseDay(day, language));
    if (!validFrom || !validUntil) throw new Error('timon.validation.day');
    await delegateMyGrants({
      substitute: substitute?.id ?? '',
      validFrom,
      validUntil,
      withRights: typed.withRights !== undefined,
      terms: domains.map((domain) => ({ domain })),
    });
    onDone();
  };

  return (
    <FormDialog
      title={translate('timon.standIn.create')}
      go={translate('ra.action.save')}
      act={delegate}
      onClose={onClose}
      isReady={substitute !== null}
    >
      <EmployeePicker label={translate('timon.standIn.substitute')} value={substitute} onChange={setSubstitute} />
      {(['from', 'until'] as const).map((end) => (
        <TextField
          key={end}
          name={end}
          label={translate(`timon.standIn.${end}`)}
          placeholder={dayPattern(language)}
          autoComplete="off"
          required
          fullWidth
        />
      ))}
      <TextField
        select
        fullWidth
        label={translate('timon.standIn.domains')}
        value={domains}
        onChange={({ target }) => setDomains(target.value as unknown as string[])}
        slotProps={{
          inputLabel: { shrink: true },
          select: {
            multiple: true,
            displayEmpty: true,
            renderValue: (chosen) =>
              (chosen as string[]).map((domain) => words[`domain.${domain}`] ?? domain).join(', ') || translate('timon.standIn.everything'),
          },
        }}
      >
        {known.map(([key, label]) => (
          <MenuItem key={key} value={key.slice('domain.'.length)}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel control={<Checkbox name="withRights" />} label={translate('timon.standIn.withRights')} />
    </FormDialog>
  );
}
