import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
} from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { LinkedRecord } from '../../fields/link.js';
import { EmployeePicker } from '../../fields/record-picker.js';
import { dayPattern, parseDay } from '../../format.js';
import { useRecordBook } from '../../manifest.js';
import { useRefusalInWords } from '../../use-refusal-in-words.js';
import { delegateMyGrants } from './my-delegations.js';

/** Who stands in, from when to when, and for what. */
export function StandInDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const translate = useTranslate();
  const inWords = useRefusalInWords();
  const { words, language } = useRecordBook().manifest;
  const [substitute, setSubstitute] = useState<LinkedRecord | null>(null);
  const [domains, setDomains] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<string>();
  const known = Object.entries(words).filter(([key]) => key.startsWith('domain.'));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [validFrom, validUntil] = ['from', 'until'].map((end) => parseDay(String(form.get(end)), language));
    if (!validFrom || !validUntil) return setFailed(translate('timon.validation.day'));
    try {
      await delegateMyGrants({
        substitute: substitute?.id ?? '',
        validFrom,
        validUntil,
        withRights: form.get('withRights') !== null,
        terms: domains.map((domain) => ({ domain })),
      });
      onDone();
    } catch (error) {
      setFailed(inWords(error));
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="stand-in">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="stand-in">{translate('timon.standIn.create')}</DialogTitle>
        <DialogContent>
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
                  (chosen as string[]).map((domain) => words[`domain.${domain}`] ?? domain).join(', ') ||
                  translate('timon.standIn.everything'),
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
          {failed && <Alert severity="error">{failed}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!substitute}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
