import MailIcon from '@mui/icons-material/MailOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { ManifestRecord, WireRecord } from '../manifest.js';
import { openFile } from '../take-file.js';

const SendPaper = lazy(() => import('./send-paper.js'));

/** The record as a paper: to look at and print, and to mail. Which paper it is as it stands, the server knows. */
export function PaperBar({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState(false);

  const print = async () => {
    setBusy(true);
    try {
      await openFile({ paper: { record: type.name, id: record.id } });
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button size="small" startIcon={<PrintIcon />} disabled={busy} onClick={() => void print()}>
        {translate('timon.papers.print')}
      </Button>
      {type.papers?.some(({ canSend }) => canSend) && (
        <Button size="small" startIcon={<MailIcon />} onClick={() => setSending(true)}>
          {translate('timon.papers.send')}
        </Button>
      )}
      {sending && (
        <Suspense>
          <SendPaper type={type} record={record} onClose={() => setSending(false)} />
        </Suspense>
      )}
    </>
  );
}
