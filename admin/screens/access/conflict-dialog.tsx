import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { SideTable, type Side } from '../../generic/side-table.js';
import type { AccessCell, AccessTables, Wish } from './access-tables.js';
import type { Clash } from './use-access-tables.js';
import { keyOf } from './what-a-level-may.js';

interface Props {
  readonly tables: AccessTables;
  readonly clash: Clash;
  readonly onChosen: (mine: Clash | undefined) => Promise<void>;
}

/** Somebody else changed the draft first: both values of everything that I wanted otherwise, to be chosen one by one. */
export function ConflictDialog({ tables, clash, onChosen }: Props) {
  const translate = useTranslate();
  const level = (number: number | undefined) => tables.levels.find((each) => each.level === number)?.label ?? '';
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const rows = (wishes: readonly Wish[], kind: keyof Clash) =>
    wishes.map((wish, at) => {
      const key = `${kind} ${at}`;
      return { ...bothSides(tables, wish, level), key, wish, kind, chosen: sides[key] ?? 'mine' };
    });
  const all = [...rows(clash.set, 'set'), ...rows(clash.reset, 'reset')];
  const kept = (kind: keyof Clash) => all.filter((each) => each.kind === kind && each.chosen === 'mine').map(({ wish }) => wish);
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby="access-clash" onClose={() => void onChosen(undefined)}>
      <DialogTitle id="access-clash">{translate('timon.stale.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{translate('timon.access.clash')}</DialogContentText>
        <SideTable of={translate('timon.access.record')} rows={all} onChoose={(key, side) => setSides({ ...sides, [key]: side })} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void onChosen(undefined)}>{translate('timon.access.takeTheirs')}</Button>
        <Button variant="contained" onClick={() => void onChosen({ set: kept('set'), reset: kept('reset') })}>
          {translate('timon.stale.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The name of a cell, what I wanted it to say and what the draft says now. */
function bothSides(tables: AccessTables, wish: Wish, level: (number: number | undefined) => string) {
  const record = tables.records.find((each) => each.record === wish.record);
  const row = wish.part === 'ROWS' ? record?.rows.find((each) => String(each.level) === wish.name) : undefined;
  const cell = cellOf(tables, wish);
  const ruleLabel = record?.rules.find((rule) => keyOf(rule) === keyOf(wish.rule ?? null))?.label;
  return {
    label: [record?.label, row?.label ?? cell?.label].filter(Boolean).join(': '),
    mine: row ? (ruleLabel ?? row.declared?.label ?? '—') : level(wish.level ?? cell?.declared),
    theirs: row ? (row.drafted?.label ?? '—') : level(cell?.drafted),
  };
}

function cellOf(tables: AccessTables, { record: of, part, name }: Wish): AccessCell | undefined {
  if (part === 'DUTY') return tables.duties.find((each) => each.name === name);
  const record = tables.records.find((each) => each.record === of);
  if (part === 'OPERATION') return record?.operations.find((each) => each.name === name);
  const field = record?.fields.find((each) => each.name === name);
  return (part === 'READ' ? field?.read : field?.write) ?? undefined;
}
