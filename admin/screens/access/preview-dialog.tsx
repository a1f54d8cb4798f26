import { Button, Checkbox, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { EmployeePicker } from '../../fields/record-picker.js';
import type { LinkedRecord } from '../../fields/link.js';
import { useSession } from '../../session.js';
import { viewAs } from '../../view-as.js';

/** Chooses through whose eyes to look. */
export function PreviewDialog({ hasDraft, onClose }: { hasDraft: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { reload } = useSession();
  const [person, setPerson] = useState<LinkedRecord | null>(null);
  const [draft, setDraft] = useState(hasDraft);
  const begin = async (id: string) => {
    try {
      await viewAs(id, draft);
      await reload();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="preview-title">
      <DialogTitle id="preview-title">{translate('timon.access.preview')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{translate('timon.access.previewLead')}</DialogContentText>
        <EmployeePicker label={translate('timon.viewAs.person')} value={person} onChange={setPerson} />
        {hasDraft && (
          <FormControlLabel
            control={<Checkbox checked={draft} onChange={(_, checked) => setDraft(checked)} />}
            label={translate('timon.access.previewDraft')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" disabled={!person} onClick={() => person && void begin(person.id)}>
          {translate('timon.viewAs.action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
