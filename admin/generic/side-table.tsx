import { Radio, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** Mine, or what somebody else saved before me. */
export type Side = 'mine' | 'theirs';

export interface TwoSides extends Readonly<Record<Side, ReactNode>> {
  readonly key: string;
  readonly label: string;
  readonly chosen: Side;
}

/** Both values of everything that I wanted otherwise than it stands, to be chosen one by one. */
export function SideTable({ of, rows, onChoose }: { of: string; rows: readonly TwoSides[]; onChoose: (key: string, side: Side) => void }) {
  const translate = useTranslate();
  const sides = ['theirs', 'mine'] as const;
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>{of}</TableCell>
          {sides.map((side) => (
            <TableCell key={side}>{translate(`timon.stale.${side}`)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key}>
            <TableCell>{row.label}</TableCell>
            {sides.map((side) => (
              <TableCell key={side}>
                <Radio
                  size="small"
                  checked={row.chosen === side}
                  onChange={() => onChoose(row.key, side)}
                  slotProps={{ input: { 'aria-label': `${row.label}: ${translate(`timon.stale.${side}`)}` } }}
                />
                {row[side]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
