import { Alert, Button, Card, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { formatInstant } from '../../format.js';
import { useSession } from '../../session.js';
import { discardAccessDraft, publishAccess } from './access-api.js';
import type { AccessTables } from './access-tables.js';
import { ChangesDialog } from './changes-dialog.js';
import { PreviewDialog } from './preview-dialog.js';
import { VersionsDialog } from './versions-dialog.js';

/** Which version is in force, whether somebody is drafting the next one, and what can be done about it. */
export function DraftBar({ tables, onChanged }: { tables: AccessTables; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { reload } = useSession();
  const [open, setOpen] = useState<'changes' | 'publish' | 'versions' | 'preview'>();
  const { version, draft } = tables;
  const close = () => setOpen(undefined);

  const act = async (action: () => Promise<unknown>, done: string) => {
    try {
      await action();
      close();
      notify(done, { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
    await onChanged();
  };
  const discard = () => draft && act(() => discardAccessDraft(draft.edits), 'timon.access.discarded');
  const publish = (note: string) =>
    act(async () => {
      if (draft) await publishAccess(draft.edits, note);
      // What I may myself can have changed as well.
      await reload();
    }, 'timon.access.published');

  return (
    <Card sx={{ p: 1.5, mb: 2 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ flex: '1 1 240px', minWidth: 0 }}>
          {translate(version === 0 ? 'timon.access.inForceDelivered' : 'timon.access.inForceVersion', { version })}
        </Typography>
        <Button size="small" onClick={() => setOpen('preview')}>
          {translate('timon.access.preview')}
        </Button>
        <Button size="small" onClick={() => setOpen('versions')}>
          {translate('timon.access.versions')}
        </Button>
      </Stack>
      {draft && (
        <Alert severity="warning" icon={false} sx={{ mt: 1, '& .MuiAlert-message': { width: '100%' } }} data-draft={draft.number}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="body2" sx={{ flex: '1 1 240px' }}>
              {translate('timon.access.draftBy', { who: draft.createdBy, when: formatInstant(draft.createdAt, language) })}
            </Typography>
            <Button size="small" color="inherit" onClick={() => setOpen('changes')}>
              {translate('timon.access.changes')}
            </Button>
            <Button size="small" color="inherit" onClick={() => void discard()}>
              {translate('timon.access.discard')}
            </Button>
            <Button size="small" variant="contained" onClick={() => setOpen('publish')}>
              {translate('timon.access.publish')}
            </Button>
          </Stack>
        </Alert>
      )}
      {draft && open === 'changes' && (
        <ChangesDialog title={translate('timon.access.changes')} from={version} to={draft.number} onClose={close} />
      )}
      {draft && open === 'publish' && (
        <ChangesDialog
          title={translate('timon.access.publishTitle')}
          from={version}
          to={draft.number}
          onClose={close}
          confirm={{ label: translate('timon.access.publish'), act: publish }}
        />
      )}
      {open === 'versions' && <VersionsDialog inForce={version} onClose={close} onChanged={onChanged} />}
      {open === 'preview' && <PreviewDialog hasDraft={draft !== null} onClose={close} />}
    </Card>
  );
}
