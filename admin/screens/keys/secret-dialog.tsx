import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { NewKey } from './partner-keys.js';

/** The secret of a key, this once. It goes when the dialog is closed, and only by its own button. */
export function SecretDialog({ made, onClose }: { made: NewKey; onClose: () => void }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret);
    setCopied(true);
  };
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="key-secret">
      <DialogTitle id="key-secret">{made.key.name}</DialogTitle>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('timon.keys.secretOnce')}
        </Alert>
        <TextField
          label={translate('timon.keys.secret')}
          value={made.secret}
          fullWidth
          multiline
          slotProps={{ htmlInput: { readOnly: true, style: { fontFamily: 'monospace' }, spellCheck: false } }}
          onFocus={({ target }) => target.select()}
        />
      </DialogContent>
      <DialogActions>
        {/* Browsers give pages of plain http no clipboard; the text can still be selected. */}
        {window.isSecureContext && (
          <Button onClick={() => void copy()} aria-live="polite">
            {translate(copied ? 'timon.keys.copied' : 'timon.keys.copy')}
          </Button>
        )}
        <Button variant="contained" onClick={onClose}>
          {translate('timon.keys.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
