import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { LineEditor } from '../generic/line-editor.js';
import { isTwin, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';
import { lineFields } from '../selection.js';
import { FieldValue } from './field-value.js';
import { widgetFor } from './field-widgets.js';
import type { FieldWidget, ValueProps } from './field-widget.js';

function LinesValue({ field, value, record }: ValueProps) {
  const line = useRecordBook().find(field.target);
  const lines = (value ?? []) as readonly WireRecord[];
  if (!line || lines.length === 0) return null;
  return <LinesTable line={line} lines={lines} label={field.label} record={record} />;
}

interface LinesTableProps {
  readonly line: ManifestRecord;
  readonly lines: readonly WireRecord[];
  readonly label: string;
  readonly record: WireRecord;
}

/** The columns that the line declares for it; the others on demand. */
function LinesTable({ line, lines, label, record }: LinesTableProps) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const inUse = columnsInUse(line, lines);
  const usual = line.columns?.flatMap((name) => inUse.find((column) => column.name === name) ?? []) ?? inUse;
  const columns = all ? [...new Set([...usual, ...inUse])] : usual;
  return (
    <>
      <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={label}>
        <Table size="small" sx={{ '& th': { whiteSpace: 'normal', lineHeight: 1.2, verticalAlign: 'bottom' }, '& th, & td': { px: 1 } }}>
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column.name} align={widgetFor(column).align}>
                  {column.label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((each) => (
              <TableRow key={each.id}>
                {columns.map((column) => (
                  <TableCell key={column.name} align={widgetFor(column).align}>
                    <FieldValue field={column} record={each} parent={record} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {usual.length < inUse.length && (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {translate(all ? 'timon.action.usualColumns' : 'timon.action.allColumns')}
        </Button>
      )}
    </>
  );
}

/** A column in which no line has anything is left out; so are amounts repeated in company currency. */
function columnsInUse(line: ManifestRecord, lines: readonly WireRecord[]): readonly ManifestField[] {
  const filled = (value: unknown) => value !== null && value !== undefined && value !== '';
  return lineFields(line).filter(({ name, kind }) => kind !== 'lines' && !isTwin(line, name) && lines.some((each) => filled(each[name])));
}

export const linesWidget: FieldWidget = { Value: LinesValue, Input: LineEditor };
