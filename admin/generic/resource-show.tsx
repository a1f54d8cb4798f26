import { Box, Card, Stack, Tab, Tabs, Typography } from '@mui/material';
import { Suspense, useState, type ReactNode } from 'react';
import { DeleteWithConfirmButton, EditButton, ListButton, Loading, ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { FieldValue } from '../fields/field-value.js';
import { widgetFor } from '../fields/field-widgets.js';
import {
  fieldOf,
  isTwin,
  ownFields,
  useRecordBook,
  useScreenRecord,
  type ManifestField,
  type ManifestRecord,
  type WireRecord,
} from '../manifest.js';
import { HandOver } from './hand-over.js';
import { HistoryPanel } from './history-panel.js';
import { mayEdit } from './may-edit.js';
import { MoveBar } from './move-bar.js';
import { PaperBar } from './paper-bar.js';
import { actionsOn } from '../screens/record-actions.js';
import { tabsOn } from '../screens/record-tabs.js';
import { recordValues } from '../screens/record-values.js';
import { useSession } from '../session.js';
import { RecordMissing } from './record-missing.js';
import { RelatedList } from './related-list.js';
import { RemovedNotice } from './removed-notice.js';
import { useMissing } from './use-missing.js';

/** The page of any one record: its figures and lines, what can be done with it, what hangs on it, and what happened to it. */
export function ResourceShow() {
  const { missing, queryOptions } = useMissing();
  return <ShowBase queryOptions={queryOptions}>{missing ? <RecordMissing /> : <RecordPage />}</ShowBase>;
}

function RecordPage() {
  const type = useScreenRecord();
  const record = useRecordContext<WireRecord>();
  const book = useRecordBook();
  const translate = useTranslate();
  const { me } = useSession();
  const [tab, setTab] = useState('details');
  if (!record) return null;
  const title = book.titleOf(type, record);
  const related = type.backlinks.filter((backlink) => book.find(backlink.record));
  const tabs: readonly { key: string; label: string; panel: () => ReactNode }[] = [
    { key: 'details', label: translate('ra.message.details'), panel: () => <Details type={type} record={record} /> },
    ...related.map((backlink) => ({
      key: backlink.name,
      label: backlink.label,
      panel: () => <RelatedList key={backlink.name} backlink={backlink} />,
    })),
    ...tabsOn(type.name, record, book, me).map(({ key, label, Panel }) => ({
      key,
      label: translate(label),
      panel: () => <Panel record={record} />,
    })),
    { key: 'history', label: translate('timon.history.title'), panel: () => <HistoryPanel type={type} record={record} /> },
  ];
  return (
    <Box sx={{ mt: 1, minWidth: 0 }}>
      <Title title={`${type.label} ${title}`} />
      <RecordHeader type={type} record={record} title={title} />
      <RemovedNotice type={type} record={record} />
      <Tabs
        value={tab}
        onChange={(_, chosen: string) => setTab(chosen)}
        variant="scrollable"
        scrollButtons="auto"
        allowScrollButtonsMobile
        aria-label={title}
        sx={{ mb: 1 }}
      >
        {tabs.map(({ key, label }) => (
          <Tab key={key} value={key} label={label} id={`tab-${key}`} aria-controls={`panel-${key}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
        <Suspense fallback={<Loading />}>{tabs.find(({ key }) => key === tab)?.panel()}</Suspense>
      </Box>
    </Box>
  );
}

function RecordHeader({ type, record, title }: { type: ManifestRecord; record: WireRecord; title: string }) {
  const state = type.fields.find(({ kind }) => kind === 'state');
  const book = useRecordBook();
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography variant="body2" color="textSecondary">
          {type.label}
        </Typography>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
          <Typography variant="h5" component="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title || '…'}
          </Typography>
          {state && <FieldValue field={state} record={record} />}
        </Stack>
      </Box>
      <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: { xs: 0.5, sm: 1 } }}>
        <MoveBar type={type} record={record} />
        {actionsOn(type, book).map(({ Action }) => (
          <Action key={Action.name} record={record} />
        ))}
        {type.papers && <PaperBar type={type} record={record} />}
        {record.can?.update !== false && <HandOver type={type} record={record} />}
        {mayEdit(type, record) && <EditButton data-shortcut="e" />}
        {type.may.remove && record.can?.remove !== false && <DeleteWithConfirmButton mutationMode="pessimistic" />}
        <ListButton />
      </Stack>
    </Stack>
  );
}

function Details({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const fields = ownFields(type).filter(({ kind, name }) => kind !== 'state' && !isRepeated(type, record, name));
  const plain = fields.filter(
    ({ kind, name }) => kind !== 'lines' && kind !== 'longText' && `${type.name}.${name}` !== picture && isFilled(record[name]),
  );
  const wide = fields.filter(({ kind, name }) => (kind === 'lines' || kind === 'longText') && isFilled(record[name]));
  return (
    <Stack spacing={2}>
      <Card sx={{ p: 2 }}>
        <Box
          component="dl"
          sx={{ display: 'grid', m: 0, gap: 2, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(190px, 1fr))' } }}
        >
          {plain.map((field) => (
            <Labelled key={field.name} field={field} record={record} />
          ))}
          {['createdAt', 'updatedAt', 'archivedAt'].map((name) => {
            const field = fieldOf(type, name);
            return field && isFilled(record[name]) && <Labelled key={name} field={field} record={record} />;
          })}
        </Box>
      </Card>
      {wide.map((field) => (
        <Card key={field.name} sx={{ p: 2 }}>
          <Typography variant="h6" component="h2" gutterBottom>
            {field.label}
          </Typography>
          <WideValue type={type} field={field} record={record} />
        </Card>
      ))}
    </Stack>
  );
}

/** Kept as a hash, which tells people nothing; its button does. */
const picture = 'Company.logo';

function WideValue({ type, field, record }: { type: ManifestRecord; field: ManifestField; record: WireRecord }) {
  const HandMade = recordValues[`${type.name}.${field.name}`];
  return HandMade ? <HandMade field={field} record={record} /> : <FieldValue field={field} record={record} />;
}

function Labelled({ field, record }: { field: ManifestField; record: WireRecord }) {
  const number = widgetFor(field).align === 'right';
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {field.label}
      </Typography>
      <Typography component="dd" variant="body1" sx={{ m: 0, overflowWrap: 'anywhere', fontWeight: number ? 600 : undefined }}>
        <FieldValue field={field} record={record} />
      </Typography>
    </Box>
  );
}

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** An amount in company currency that equals the amount itself says nothing new. */
const isRepeated = (type: ManifestRecord, record: WireRecord, name: string): boolean =>
  isTwin(type, name) && record[name] === record[name.replace(/InCompanyCurrency$/, '')];
