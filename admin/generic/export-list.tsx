import StopIcon from '@mui/icons-material/Close';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useRef, useState } from 'react';
import { Button, useListContext, useLocaleState, useNotify } from 'react-admin';
import { listQuestion } from '../build-query.js';
import { useRecordBook, type ManifestRecord } from '../manifest.js';
import { takeFile } from '../take-file.js';

interface Props {
  readonly record: ManifestRecord;
  readonly columns: readonly string[];
}

/** The list as a file: the columns, the filter and the order that are on the screen, and every row of it, written by the server. */
export function ExportList({ record, columns }: Props) {
  const book = useRecordBook();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { filterValues, sort } = useListContext();
  const underWay = useRef<AbortController>(undefined);
  const [busy, setBusy] = useState(false);

  const take = async () => {
    const stop = (underWay.current = new AbortController());
    setBusy(true);
    const { filter, orderBy, archived } = listQuestion(book, record, filterValues as Record<string, unknown>, sort);
    const list = { record: record.name, fields: columns, filter, orderBy, archived, labels: true, separator: separatorOf[language] ?? ',' };
    try {
      await takeFile({ list }, stop.signal);
      notify('timon.export.done', { type: 'success' });
    } catch (error) {
      if (!stop.signal.aborted) notify((error as Error).message, { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };

  return busy ? (
    <Button label="timon.export.stop" onClick={() => underWay.current?.abort()}>
      <StopIcon />
    </Button>
  ) : (
    <Button label="ra.action.export" onClick={() => void take()}>
      <DownloadIcon />
    </Button>
  );
}

/** Where the comma is the decimal sign, spreadsheets part their columns by a semicolon. */
const separatorOf: Readonly<Record<string, ',' | ';'>> = { es: ';' };
