import { Box, Button, Chip, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failure } from '../failure.js';
import { useAnswer } from '../use-answer.js';
import { compareAccess } from './access-api.js';

interface Props {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
  /** Asks for a note and does it; without it the changes are only looked at. */
  readonly confirm?: { readonly label: string; readonly act: (note: string) => Promise<void> };
}

/** What one version says otherwise than another, in words, and whom it touches. */
export function ChangesDialog({ title, from, to, onClose, confirm }: Props) {
  const translate = useTranslate();
  const { answer: { changes, touched } = {}, failed } = useAnswer(compareAccess, from, to);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);

  const act = async () => {
    setBusy(true);
    await confirm?.act(note);
    setBusy(false);
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="access-changes">
      <DialogTitle id="access-changes">{title}</DialogTitle>
      <DialogContent>
        <Failure>{failed}</Failure>
        {changes?.length === 0 && <Typography>{translate('timon.access.noChanges')}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }} aria-label={translate('timon.access.changes')}>
          {changes?.map((change) => (
            <Box
              component="li"
              key={`${change.record} ${change.part} ${change.name}`}
              sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'flex-start' }}
            >
              <Chip
                size="small"
                variant="outlined"
                color={change.widens ? 'warning' : 'success'}
                label={translate(change.widens ? 'timon.access.widens' : 'timon.access.narrows')}
              />
              <Typography variant="body2">{change.sentence}</Typography>
            </Box>
          ))}
        </Box>
        {touched && (
          <Box sx={{ mt: 1.5 }}>
            <Typography variant="subtitle2" component="h3">
              {translate('timon.access.touches', { smart_count: touched.length })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {touched.map(({ name }) => name).join(', ')}
            </Typography>
          </Box>
        )}
        {confirm && (
          <TextField
            label={translate('timon.access.note')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            fullWidth
            sx={{ mt: 2 }}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate(confirm ? 'ra.action.cancel' : 'ra.action.close')}</Button>
        {confirm && (
          <Button variant="contained" disabled={busy || !changes || changes.length === 0} onClick={() => void act()}>
            {confirm.label}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
