import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useEffect, useState } from 'react';
import { useDataProvider, useNotify, useRecordContext, useRedirect, useRefresh, useResourceContext, useTranslate } from 'react-admin';
import { FieldValue } from '../fields/field-value.js';
import { changedFields } from '../input.js';
import { useRecordBook, useScreenRecord, type WireRecord } from '../manifest.js';
import { refusalOf } from '../refusal.js';
import { SideTable, type Side } from './side-table.js';

/** Someone saved first. Shows both values of every field that I changed and lets me choose one by one; nothing is overwritten unseen. */
export function StaleVersionDialog({ mine, onClose }: { mine: Readonly<Record<string, unknown>>; onClose: () => void }) {
  const type = useScreenRecord();
  const book = useRecordBook();
  const resource = useResourceContext()!;
  const seen = useRecordContext<WireRecord>()!;
  const provider = useDataProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const translate = useTranslate();
  const [theirs, setTheirs] = useState<WireRecord>();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});

  useEffect(() => {
    provider
      .getOne<WireRecord>(resource, { id: seen.id })
      .then(({ data }) => setTheirs(data))
      .catch((error: Error) => {
        notify(error.message, { type: 'error' });
        onClose();
      });
    // The dialog asks once for the version that stands now; asking again while it is open would move the ground under a choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (!theirs) return null;
  const changed = changedFields(book, type, mine, seen);
  const sideOf = (name: string): Side =>
    sides[name] ?? (changedFields(book, type, theirs, seen).some((field) => field.name === name) ? 'theirs' : 'mine');
  const takeTheirs = () => {
    onClose();
    refresh();
  };
  const save = async () => {
    const kept = Object.fromEntries(changed.filter(({ name }) => sideOf(name) === 'mine').map(({ name }) => [name, mine[name]]));
    try {
      if (Object.keys(kept).length > 0)
        await provider.update(resource, { id: seen.id, data: { ...theirs, ...kept }, previousData: theirs });
      onClose();
      refresh();
      redirect('show', resource, seen.id);
    } catch (error) {
      notify(refusalOf(error)?.message ?? 'ra.notification.http_error', { type: 'error', multiLine: true });
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="stale-title">
      <DialogTitle id="stale-title">{translate('timon.stale.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{translate('timon.stale.explanation')}</DialogContentText>
        <SideTable
          of={translate('timon.stale.field')}
          rows={changed.map((field) => ({
            key: field.name,
            label: field.label,
            chosen: sideOf(field.name),
            mine: <FieldValue field={field} record={{ ...mine, id: seen.id } as WireRecord} />,
            theirs: <FieldValue field={field} record={theirs} />,
          }))}
          onChoose={(name, side) => setSides({ ...sides, [name]: side })}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('timon.stale.back')}</Button>
        <Button onClick={takeTheirs}>{translate('timon.stale.reload')}</Button>
        <Button variant="contained" onClick={() => void save()}>
          {translate('timon.stale.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
