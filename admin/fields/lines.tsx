import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
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
  const columns = columnsInUse(line, lines);
  return (
    <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={field.label}>
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
  );
}

/** A column in which no line has anything is left out; so are amounts repeated in company currency. */
function columnsInUse(line: ManifestRecord, lines: readonly WireRecord[]): readonly ManifestField[] {
  const filled = (value: unknown) => value !== null && value !== undefined && value !== '';
  return lineFields(line).filter(({ name, kind }) => kind !== 'lines' && !isTwin(line, name) && lines.some((each) => filled(each[name])));
}

export const linesWidget: FieldWidget = { Value: LinesValue, Input: LineEditor };
