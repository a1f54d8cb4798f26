import { Alert, Box, Card } from '@mui/material';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import {
  CreateBase,
  EditBase,
  ListButton,
  SaveButton,
  ShowButton,
  SimpleForm,
  Title,
  Toolbar,
  TopToolbar,
  useNotify,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { widgetFor } from '../fields/field-widgets.js';
import { newId } from '../new-id.js';
import { ownFields, useRecordBook, useScreenRecord, type ManifestField, type WireRecord } from '../manifest.js';
import { refusalOf } from '../refusal.js';
import { blankValues } from './blank-values.js';
import { mayEdit } from './may-edit.js';
import { RecordMissing } from './record-missing.js';
import { StaleVersionDialog } from './stale-version-dialog.js';
import { useMissing } from './use-missing.js';

/** The form that makes any record. */
export function ResourceCreate() {
  const record = useScreenRecord();
  const translate = useTranslate();
  // One id for all attempts: sending the form again after a lost answer finds the record already made.
  const blank = useMemo(() => ({ id: newId(), ...blankValues(record) }), [record]);
  return (
    <CreateBase redirect="show">
      <Title title={translate('ra.page.create', { name: inMidSentence(record.label) })} />
      <TopToolbar>
        <ListButton />
      </TopToolbar>
      <RecordForm fields={ownFields(record).filter(({ writable }) => writable !== 'never')} defaultValues={blank} />
    </CreateBase>
  );
}

/** “Create sales order”; what is written in capitals stays so. */
const inMidSentence = (label: string): string => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));

/** The form that changes any record. Only what was changed is sent, with the version that was seen. */
export function ResourceEdit() {
  const record = useScreenRecord();
  const notify = useNotify();
  const [stale, setStale] = useState<Record<string, unknown>>();
  const { missing, queryOptions } = useMissing();
  const mine = useRef<Record<string, unknown>>({});
  const onError = (error: Error) => {
    const refusal = refusalOf(error);
    if (refusal?.code === 'CONFLICT') setStale(mine.current);
    else if (!refusal?.body?.errors) notify(error.message || 'ra.notification.http_error', { type: 'error', multiLine: true });
  };
  const keepMine = (data: Record<string, unknown>) => {
    mine.current = data;
    return data;
  };
  return (
    <EditBase mutationMode="pessimistic" redirect="show" mutationOptions={{ onError }} queryOptions={queryOptions} transform={keepMine}>
      {missing ? (
        <RecordMissing />
      ) : (
        <>
          <EditTitle />
          <TopToolbar>
            <ShowButton />
            <ListButton />
          </TopToolbar>
          <OnlyIfEditable>
            <RecordForm fields={ownFields(record).filter(({ writable }) => writable === 'always')} />
          </OnlyIfEditable>
        </>
      )}
      {stale && <StaleVersionDialog mine={stale} onClose={() => setStale(undefined)} />}
    </EditBase>
  );
}

/** A form that could only be refused is not offered: the link may be older than the state. */
function OnlyIfEditable({ children }: { children: ReactNode }) {
  const type = useScreenRecord();
  const record = useRecordContext<WireRecord>();
  const translate = useTranslate();
  if (!record) return null;
  return mayEdit(type, record) ? children : <Alert severity="info">{translate('timon.message.notEditable')}</Alert>;
}

function EditTitle() {
  const type = useScreenRecord();
  const record = useRecordContext<WireRecord>();
  return <Title title={`${type.label} ${useRecordBook().titleOf(type, record)}`} />;
}

function RecordForm({ fields, defaultValues }: { fields: readonly ManifestField[]; defaultValues?: Record<string, unknown> }) {
  const isWide = ({ kind }: ManifestField) => kind === 'longText' || kind === 'lines';
  const narrow = fields.filter((field) => !isWide(field));
  const wide = fields.filter(isWide);
  return (
    <SimpleForm
      defaultValues={defaultValues}
      warnWhenUnsavedChanges
      component={FormCard}
      toolbar={
        <Toolbar>
          <SaveButton alwaysEnable={defaultValues !== undefined} data-shortcut="Ctrl+s" />
        </Toolbar>
      }
    >
      <Box
        sx={{
          display: 'grid',
          width: '100%',
          columnGap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        {narrow.map((field) => (
          <FieldInput key={field.name} field={field} />
        ))}
      </Box>
      {wide.map((field) => (
        <FieldInput key={field.name} field={field} />
      ))}
    </SimpleForm>
  );
}

function FormCard({ children }: { children: ReactNode }) {
  return <Card sx={{ p: { xs: 1.5, sm: 2.5 }, maxWidth: 1400, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' }}>{children}</Card>;
}

function FieldInput({ field }: { field: ManifestField }) {
  const { Input } = widgetFor(field);
  return (
    <Box sx={{ minWidth: 0, width: '100%' }} data-field={field.name}>
      <Input field={field} source={field.name} />
    </Box>
  );
}
