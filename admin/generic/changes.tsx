import { Box, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { constantCase } from '../constant-case.js';
import { FieldValue } from '../fields/field-value.js';
import { fieldOf, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';

/** A change in a line is told as `lines.quantity`, with the line it happened in. Links are told by their titles. */
interface FieldChange {
  readonly field: string;
  readonly line?: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface ChangedEntry {
  readonly changes: readonly FieldChange[];
}

/** A long list of changes, as of a creation with its lines, opens on demand. */
const mostAtOnce = 8;

/** What one entry of a history changed, field by field and line by line. */
export function Changes({ type, record, entry }: { type: ManifestRecord; record: WireRecord; entry: ChangedEntry }) {
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

export function actionLabel(type: ManifestRecord, action: string, translate: (key: string, options?: object) => string): string {
  const move = type.moves.find(({ name }) => constantCase(name) === action);
  return move?.label ?? translate(`timon.history.action.${action}`, { _: action });
}
