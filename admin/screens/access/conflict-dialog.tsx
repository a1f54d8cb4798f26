import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Radio,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
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
  const both = [
    ...clash.set.map((wish) => ({ wish, resets: false, ...sides(tables, wish, level) })),
    ...clash.reset.map((wish) => ({ wish, resets: true, ...sides(tables, wish, level) })),
  ];
  const [theirs, setTheirs] = useState<ReadonlySet<number>>(new Set());
  const kept = (resets: boolean) => both.flatMap((each, index) => (each.resets === resets && !theirs.has(index) ? [each.wish] : []));
  const choose = (index: number, side: 'mine' | 'theirs') => {
    const next = new Set(theirs);
    if (side === 'theirs') next.add(index);
    else next.delete(index);
    setTheirs(next);
  };
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby="access-clash" onClose={() => void onChosen(undefined)}>
      <DialogTitle id="access-clash">{translate('timon.stale.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{translate('timon.access.clash')}</DialogContentText>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('timon.access.record')}</TableCell>
              <TableCell>{translate('timon.stale.theirs')}</TableCell>
              <TableCell>{translate('timon.stale.mine')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {both.map(({ label, mine, other }, index) => (
              <TableRow key={label}>
                <TableCell>{label}</TableCell>
                {(['theirs', 'mine'] as const).map((side) => (
                  <TableCell key={side}>
                    <Radio
                      size="small"
                      checked={theirs.has(index) === (side === 'theirs')}
                      onChange={() => choose(index, side)}
                      slotProps={{ input: { 'aria-label': `${label}: ${translate(`timon.stale.${side}`)}` } }}
                    />
                    {side === 'mine' ? mine : other}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void onChosen(undefined)}>{translate('timon.access.takeTheirs')}</Button>
        <Button variant="contained" onClick={() => void onChosen({ set: kept(false), reset: kept(true) })}>
          {translate('timon.stale.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The name of a cell, what I wanted it to say and what the draft says now. */
function sides(tables: AccessTables, wish: Wish, level: (number: number | undefined) => string) {
  const record = tables.records.find((each) => each.record === wish.record);
  const row = wish.part === 'ROWS' ? record?.rows.find((each) => String(each.level) === wish.name) : undefined;
  const cell = cellOf(tables, wish);
  const ruleLabel = record?.rules.find((rule) => keyOf(rule) === keyOf(wish.rule ?? null))?.label;
  return {
    label: [record?.label, row?.label ?? cell?.label].filter(Boolean).join(': '),
    mine: row ? (ruleLabel ?? row.declared?.label ?? '—') : level(wish.level ?? cell?.declared),
    other: row ? (row.drafted?.label ?? '—') : level(cell?.drafted),
  };
}

function cellOf(tables: AccessTables, { record: of, part, name }: Wish): AccessCell | undefined {
  if (part === 'DUTY') return tables.duties.find((each) => each.name === name);
  const record = tables.records.find((each) => each.record === of);
  if (part === 'OPERATION') return record?.operations.find((each) => each.name === name);
  const field = record?.fields.find((each) => each.name === name);
  return (part === 'READ' ? field?.read : field?.write) ?? undefined;
}
