import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import { takeFile } from '../../take-file.js';
import { Failure } from '../failure.js';
import { useAttempt } from '../use-attempt.js';
import { FromUntil } from './log-filters.js';

interface Props {
  readonly from?: string;
  readonly until?: string;
  readonly onClose: () => void;
}

/** What an auditor takes along: everything of some days, and what it takes to verify it without us. */
export function AuditPackDialog({ from = '', until = '', onClose }: Props) {
  const translate = useTranslate();
  const { attempt, busy, failed } = useAttempt();
  const form = useForm({ defaultValues: { from, until } });
  const take = (range: { from: string; until: string }) =>
    attempt(async () => {
      await takeFile({ audit: { from: range.from || undefined, until: range.until || undefined } });
      onClose();
    });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="pack-title">
      <FormProvider {...form}>
        <form onSubmit={(event) => void form.handleSubmit(take)(event)}>
          <DialogTitle id="pack-title">{translate('timon.audit.pack.title')}</DialogTitle>
          <DialogContent>
            <DialogContentText sx={{ mb: 1.5 }}>{translate('timon.audit.pack.lead')}</DialogContentText>
            <Stack sx={{ flexDirection: { xs: 'column', sm: 'row' }, gap: { sm: 1.5 } }}>
              <FromUntil />
            </Stack>
            <Failure>{failed}</Failure>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={busy}>
              {translate('timon.audit.pack.go')}
            </Button>
          </DialogActions>
        </form>
      </FormProvider>
    </Dialog>
  );
}
