import { Alert, Button } from '@mui/material';
import { useLocaleState, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { formatInstant } from '../format.js';
import type { ManifestRecord, WireRecord } from '../manifest.js';

/** Says that a record was removed, and takes it back for who may remove. */
export function RemovedNotice({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const notify = useNotify();
  const refresh = useRefresh();
  if (typeof record.archivedAt !== 'string') return null;

  const restore = async () => {
    try {
      await ask(`mutation restore${type.name}($id: ID!, $version: Int!) { restore${type.name}(id: $id, version: $version) { id } }`, {
        id: record.id,
        version: record.version,
      });
      refresh();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
  };

  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={
        type.may.remove && (
          <Button color="inherit" size="small" onClick={() => void restore()}>
            {translate('timon.removed.restore')}
          </Button>
        )
      }
    >
      {translate('timon.removed.notice', { when: formatInstant(record.archivedAt, language) })}
    </Alert>
  );
}
