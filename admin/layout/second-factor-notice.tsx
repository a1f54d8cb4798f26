import { Alert, Button, Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { SetUpFactor } from '../screens/set-up-factor.js';
import { useSession } from '../session.js';

/** Until when I may go on without a second factor, and the way to one. */
export function SecondFactorNotice() {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { me, reload } = useSession();
  const [open, setOpen] = useState(false);
  if (!me?.secondFactorDueAt) return null;
  const when = new Date(me.secondFactorDueAt).toLocaleDateString(language, { day: 'numeric', month: 'long' });
  return (
    <>
      <Alert
        severity="info"
        sx={{ mb: 1.5 }}
        action={
          <Button color="inherit" size="small" onClick={() => setOpen(true)}>
            {translate('timon.door.noticeGo')}
          </Button>
        }
      >
        {translate('timon.door.notice', { when })}
      </Alert>
      {/* A slip beside the dialog must not take the recovery codes away, which are shown only once. */}
      <Dialog
        open={open}
        onClose={(_, reason) => reason !== 'backdropClick' && setOpen(false)}
        fullWidth
        maxWidth="xs"
        aria-labelledby="factor-title"
      >
        <DialogTitle id="factor-title">{translate('timon.door.enrol.title')}</DialogTitle>
        <DialogContent>{open && <SetUpFactor onDone={() => void reload()} />}</DialogContent>
      </Dialog>
    </>
  );
}
