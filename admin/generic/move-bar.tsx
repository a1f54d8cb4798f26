import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { constantCase } from '../constant-case.js';
import type { ManifestRecord, WireRecord } from '../manifest.js';
import { refusalOf } from '../refusal.js';

type Move = ManifestRecord['moves'][number];

/** The moves that came with the record: the server knows level, rows and state, and decides again when one is made. */
export function MoveBar({ type, record }: { type: ManifestRecord; record: WireRecord }) {
  const [doubt, setDoubt] = useState<{ move: Move; question: string; accept: readonly string[] }>();
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  const open = type.moves.filter(({ name }) => record.movesOpenToMe?.includes(constantCase(name)));

  const make = async (move: Move, accept: readonly string[] = []) => {
    setBusy(true);
    setDoubt(undefined);
    try {
      await ask(moveDocument(type, move), { id: record.id, version: record.version, accept });
      notify('timon.message.moved', { type: 'success', messageArgs: { move: move.label } });
      refresh();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.code === 'NEEDS_CONFIRMATION') {
        setDoubt({ move, question: refusal.message, accept: acceptable(refusal.facts) });
      } else {
        notify(refusal?.message ?? 'ra.notification.http_error', { type: 'error', multiLine: true });
        if (refusal?.code === 'CONFLICT' || refusal?.code === 'INVALID_MOVE') refresh();
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {open.map((move, index) => (
        <Button
          key={move.name}
          variant={index === 0 && leadsOn(type, move) ? 'contained' : 'outlined'}
          size="small"
          disabled={busy}
          onClick={() => void make(move)}
        >
          {move.label}
        </Button>
      ))}
      <Dialog open={doubt !== undefined} onClose={() => setDoubt(undefined)} aria-labelledby="doubt-title">
        <DialogTitle id="doubt-title">{doubt?.move.label}</DialogTitle>
        <DialogContent>
          <DialogContentText>{doubt?.question}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setDoubt(undefined)}>{translate('ra.action.cancel')}</Button>
          <Button variant="contained" onClick={() => doubt && void make(doubt.move, doubt.accept)}>
            {translate('timon.action.doItAnyway')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

/** A document is there to be moved on; other records only sometimes. The flow's last move is its way out. */
const leadsOn = (type: ManifestRecord, move: Move): boolean => type.editableIn !== undefined && move.name !== type.moves.at(-1)?.name;

const moveDocument = (type: ManifestRecord, move: Move): string =>
  `mutation ${move.name}${type.name}($id: ID!, $version: Int!, $accept: [String!]) {
    ${move.name}${type.name}(id: $id, version: $version, accept: $accept) { id }
  }`;

const acceptable = (facts: Readonly<Record<string, unknown>>): readonly string[] =>
  Array.isArray(facts.accept) ? (facts.accept as string[]) : [];
