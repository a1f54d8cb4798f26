import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { WireRecord } from '../../manifest.js';
import { useSession } from '../../session.js';
import { viewAs } from '../../view-as.js';

/** Looks at everything as this employee sees it. Through whose eyes one may look, the server decides. */
export function ViewAs({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { me, reload } = useSession();
  const [busy, setBusy] = useState(false);
  if (record.id === me?.id) return null;
  const begin = async () => {
    setBusy(true);
    try {
      await viewAs(record.id);
      await reload();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" disabled={busy} onClick={() => void begin()}>
      {translate('timon.viewAs.action')}
    </Button>
  );
}
