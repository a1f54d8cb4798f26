import { Box, Button, Card, Stack, Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { FieldValue } from '../fields/field-value.js';
import { formatInstant } from '../format.js';
import { fieldOf, type ManifestRecord, type WireRecord } from '../manifest.js';

interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly name: string } | null;
  readonly action: string;
  readonly version: number | null;
  readonly changes: Readonly<Record<string, unknown>> | null;
}

const document = `query historyOfRecord($kind: RecordKind!, $id: ID!, $first: Int, $before: ID) {
  history(kind: $kind, id: $id, first: $first, before: $before) { id at who { name } action version changes }
}`;
const pageSize = 20;

/** Who changed what and when, newest first. */
export function HistoryPanel({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  const [ended, setEnded] = useState(false);
  const [failed, setFailed] = useState<string>();

  const load = useCallback(
    async (known: readonly HistoryEntry[]) => {
      try {
        const { history } = await ask<{ history: readonly HistoryEntry[] }>(document, {
          kind: kindOf(type.name),
          id: record.id,
          first: pageSize,
          before: known.at(-1)?.id,
        });
        setEntries([...known, ...history]);
        setEnded(history.length < pageSize);
      } catch (error) {
        setFailed((error as Error).message);
      }
    },
    [type.name, record.id],
  );
  useEffect(() => void load([]), [load, record.version]);

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
          <Changes type={type} entry={entry} />
        </Card>
      ))}
      {entries && !ended && <Button onClick={() => void load(entries)}>{translate('timon.action.more')}</Button>}
    </Stack>
  );
}

function Changes({ type, entry }: { type: ManifestRecord; entry: HistoryEntry }) {
  const changes = Object.entries(entry.changes ?? {});
  return (
    <Box component="ul" sx={{ m: 0, mt: changes.length > 0 ? 0.5 : 0, pl: 2.5 }}>
      {changes.map(([name, change]) => (
        <Typography component="li" variant="body2" key={name} sx={{ overflowWrap: 'anywhere' }}>
          <Change type={type} name={name} change={change} />
        </Typography>
      ))}
    </Box>
  );
}

function Change({ type, name, change }: { type: ManifestRecord; name: string; change: unknown }) {
  const field = fieldOf(type, name);
  const { from, to } = (change ?? {}) as { from?: unknown; to?: unknown };
  const side = (value: unknown) => {
    if (value === null || value === undefined || value === '') return '—';
    if (!field || field.kind === 'lines' || field.kind === 'link') return plain(value);
    return <FieldValue field={field} record={{ id: '', [name]: value }} />;
  };
  return (
    <>
      <strong>{field?.label ?? name}</strong>: {from !== undefined && from !== null && <>{side(from)} → </>}
      {side(to)}
    </>
  );
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function actionLabel(type: ManifestRecord, action: string, translate: (key: string, options?: object) => string): string {
  const move = type.moves.find(({ name }) => name === action);
  return move?.label ?? translate(`timon.history.action.${action}`, { _: action });
}

/** `SalesOrder` → `SALES_ORDER`. */
export const kindOf = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
