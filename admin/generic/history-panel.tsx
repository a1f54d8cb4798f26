import { Box, Button, Card, Stack, Typography } from '@mui/material';
import { Fragment, useEffect, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { constantCase } from '../constant-case.js';
import { FieldValue } from '../fields/field-value.js';
import { formatInstant } from '../format.js';
import { fieldOf, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';

interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly name: string } | null;
  readonly action: string;
  readonly changes: readonly FieldChange[];
}

/** A change in a line is told as `lines.quantity`, with the line it happened in. Links are told by their titles. */
interface FieldChange {
  readonly field: string;
  readonly line?: string;
  readonly from: unknown;
  readonly to: unknown;
}

const document = `query historyOfRecord($kind: RecordKind!, $id: ID!, $first: Int, $before: ID) {
  history(kind: $kind, id: $id, first: $first, before: $before) { id at who { name } action changes }
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
            <Typography variant="body2">{entry.who?.name ?? translate('timon.history.system')}</Typography>
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

/** A long list of changes, as of a creation with its lines, opens on demand. */
const mostAtOnce = 8;

function Changes({ type, record, entry }: { type: ManifestRecord; record: WireRecord; entry: HistoryEntry }) {
  const translate = useTranslate();
  if (entry.changes.length === 0) return null;
  const list = (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
      {Object.entries(Object.groupBy(entry.changes, ({ line, field }) => line ?? field)).map(([key, changes = []]) => (
        <Typography component="li" variant="body2" key={key} sx={{ overflowWrap: 'anywhere' }}>
          {changes.map((change, index) => (
            <Fragment key={change.field}>
              {index > 0 && ' · '}
              <Change type={type} record={record} change={change} />
            </Fragment>
          ))}
        </Typography>
      ))}
    </Box>
  );
  if (entry.changes.length <= mostAtOnce) return list;
  return (
    <details>
      <Typography component="summary" variant="body2" sx={{ cursor: 'pointer' }}>
        {translate('timon.history.fields', { smart_count: entry.changes.length })}
      </Typography>
      {list}
    </details>
  );
}

function Change({ type, record, change }: { type: ManifestRecord; record: WireRecord; change: FieldChange }) {
  const book = useRecordBook();
  const [name = '', inner] = change.field.split('.');
  const outer = fieldOf(type, name);
  const line = inner === undefined ? undefined : book.find(outer?.target);
  const field = line ? fieldOf(line, inner!) : outer;
  return (
    <>
      <strong>{field?.label ?? inner ?? name}</strong>:{' '}
      {!isEmpty(change.from) && (
        <>
          <Side field={field} value={change.from} record={record} /> →{' '}
        </>
      )}
      <Side field={field} value={change.to} record={record} />
    </>
  );
}

function Side({ field, value, record }: { field: ManifestField | undefined; value: unknown; record: WireRecord }) {
  if (isEmpty(value)) return '—';
  if (field?.kind === 'link') return (value as { title: string | null }).title ?? '…';
  if (!field) return String(value);
  return <FieldValue field={field} record={{ ...record, [field.name]: value }} parent={record} />;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

function actionLabel(type: ManifestRecord, action: string, translate: (key: string, options?: object) => string): string {
  const move = type.moves.find(({ name }) => constantCase(name) === action);
  return move?.label ?? translate(`timon.history.action.${action}`, { _: action });
}
