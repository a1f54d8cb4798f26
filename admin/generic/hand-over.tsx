import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRedirect, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { LinkPicker, type LinkedRecord } from '../fields/link.js';
import { fieldOf, type ManifestRecord, type WireRecord } from '../manifest.js';

/** Gives a record to another person, department or company. Afterwards it may no longer be mine to see. */
export function HandOver({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<Readonly<Record<string, LinkedRecord | null>>>({});
  const fields = type.handOver.flatMap((name) => fieldOf(type, name) ?? []);
  const chosen = Object.entries(to).flatMap(([name, linked]) => (linked ? [[name, linked.id] as const] : []));
  if (fields.length === 0) return null;

  const handOver = async () => {
    try {
      const { answer } = await ask<{ answer: { id: string } | null }>(handOverDocument(type), {
        id: record.id,
        version: record.version,
        ...Object.fromEntries(chosen),
      });
      setOpen(false);
      setTo({});
      notify('timon.handOver.done', { type: 'success' });
      if (answer) refresh();
      else redirect('list', type.plural);
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
  };

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('timon.handOver.action')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="xs" aria-labelledby="hand-over-title">
        <DialogTitle id="hand-over-title">{translate('timon.handOver.action')}</DialogTitle>
        <DialogContent>
          <DialogContentText gutterBottom>{translate('timon.handOver.explanation')}</DialogContentText>
          {fields.map((field) => (
            <LinkPicker
              key={field.name}
              field={{ ...field, default: undefined, help: undefined }}
              value={to[field.name] ?? (record[field.name] as LinkedRecord | null)}
              onChange={(linked) => setTo({ ...to, [field.name]: linked })}
            />
          ))}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
          <Button variant="contained" disabled={chosen.length === 0} onClick={() => void handOver()}>
            {translate('timon.handOver.action')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function handOverDocument(type: ManifestRecord): string {
  const declared = type.handOver.map((name) => `, $${name}: ID`).join('');
  const given = type.handOver.map((name) => `, ${name}: $${name}`).join('');
  return `mutation handOver${type.name}($id: ID!, $version: Int!${declared}) {
    answer: handOver${type.name}(id: $id, version: $version${given}) { id }
  }`;
}
