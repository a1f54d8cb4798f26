import { Button, Card, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { constantCase } from '../constant-case.js';
import { formatInstant } from '../format.js';
import type { ManifestRecord, WireRecord } from '../manifest.js';
import { actionLabel, Changes, type ChangedEntry } from './changes.js';
import { Doer, type Done } from './doer.js';

interface HistoryEntry extends ChangedEntry, Done {
  readonly id: string;
  readonly at: string;
  readonly action: string;
}

const document = `query historyOfRecord($kind: RecordKind!, $id: ID!, $first: Int, $before: ID) {
  history(kind: $kind, id: $id, first: $first, before: $before) { id at who { name } onBehalfOf { name } action changes }
}`;
const pageSize = 20;

/** Who changed what and when, newest first. */
export function HistoryPanel({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  const [ended, setEnded] = useState(false);
  const [failed, setFailed] = useState<string>();

  const load = (before?: string) =>
    ask<{ history: readonly HistoryEntry[] }>(document, { kind: constantCase(type.name), id: record.id, first: pageSize, before });
  const show = (known: readonly HistoryEntry[], more: readonly HistoryEntry[]) => {
    setEntries([...known, ...more]);
    setEnded(more.length < pageSize);
  };
  const fail = (error: Error) => setFailed(translate(error.message));
  const loadMore = () => load(entries?.at(-1)?.id).then(({ history }) => show(entries ?? [], history), fail);

  useEffect(() => {
    load().then(({ history }) => show([], history), fail);
    // A new version has a new history; the functions themselves depend on nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [type.name, record.id, record.version]);

  if (failed) return <Typography color="error">{failed}</Typography>;
  if (entries?.length === 0) return <Typography color="textSecondary">{translate('timon.history.none')}</Typography>;
  return (
    <Stack component="ol" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {entries?.map((entry) => (
        <Card component="li" key={entry.id} sx={{ p: 1.5 }}>
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
            <Typography variant="subtitle2">{actionLabel(type, entry.action, translate)}</Typography>
            <Doer {...entry} />
            <Typography variant="body2" color="textSecondary" component="time" dateTime={entry.at}>
              {formatInstant(entry.at, language)}
            </Typography>
          </Stack>
          <Changes type={type} record={record} entry={entry} />
        </Card>
      ))}
      {entries && !ended && <Button onClick={() => void loadMore()}>{translate('timon.action.more')}</Button>}
    </Stack>
  );
}
