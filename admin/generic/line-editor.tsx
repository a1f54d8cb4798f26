import AddIcon from '@mui/icons-material/Add';
import DeleteOutlineIcon from '@mui/icons-material/DeleteOutlined';
import {
  Box,
  Button,
  Card,
  IconButton,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { FieldValue } from '../fields/field-value.js';
import { widgetFor } from '../fields/field-widgets.js';
import type { InputProps } from '../fields/field-widget.js';
import { isTwin, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';
import { lineFields } from '../selection.js';
import { blankValues } from './blank-values.js';

/** Lines like a small spreadsheet: Tab goes to the next cell, Enter in the last line begins another. On a phone each line is a card. */
export function LineEditor({ field, source }: InputProps) {
  const line = useRecordBook().find(field.target);
  const translate = useTranslate();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const { fields: lines, append, remove } = useFieldArray({ name: source, keyName: 'rowKey' });
  const box = useRef<HTMLDivElement>(null);
  const begun = useRef(false);

  useEffect(() => {
    if (!begun.current) return;
    begun.current = false;
    box.current?.querySelector<HTMLElement>('[data-line]:last-of-type input')?.focus();
  }, [lines.length]);

  if (!line) return null;
  const inputs = lineFields(line).filter(({ writable, kind }) => writable !== 'never' && kind !== 'lines');
  const figures = lineFields(line).filter(
    ({ name, writable, kind, optional }) => writable === 'never' && kind === 'money' && !optional && !isTwin(line, name),
  );
  const begin = () => {
    begun.current = true;
    append(blankValues(line), { shouldFocus: false });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || event.defaultPrevented || (event.target as HTMLElement).tagName !== 'INPUT') return;
    event.preventDefault();
    if (index === lines.length - 1) begin();
    else moveDown(event.target as HTMLElement);
  };
  const shared = { line, source, lines: lines as unknown as readonly KeyedLine[], inputs, figures: figures.slice(-1), remove, onKeyDown };

  return (
    <Box ref={box} sx={{ mt: 2, width: '100%' }}>
      <Typography variant="h6" component="h2" gutterBottom>
        {field.label}
      </Typography>
      {narrow ? <LineCards {...shared} /> : <LineTable {...shared} />}
      <Button startIcon={<AddIcon />} onClick={begin} sx={{ mt: 1 }}>
        {translate('timon.action.addLine')}
      </Button>
    </Box>
  );
}

type KeyedLine = WireRecord & { readonly rowKey: string };

interface LinesProps {
  readonly line: ManifestRecord;
  readonly source: string;
  readonly lines: readonly KeyedLine[];
  readonly inputs: readonly ManifestField[];
  readonly figures: readonly ManifestField[];
  readonly remove: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent, index: number) => void;
}

function LineTable({ source, lines, inputs, figures, remove, onKeyDown }: LinesProps) {
  const record = useRecordContext<WireRecord>();
  if (lines.length === 0) return null;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        sx={{
          '& td': { px: 0.75, py: 0.25, verticalAlign: 'top' },
          '& th': { px: 0.75, whiteSpace: 'normal', verticalAlign: 'bottom', lineHeight: 1.2 },
        }}
      >
        <TableHead>
          <TableRow>
            {[...inputs, ...figures].map((column, index) => (
              <TableCell
                key={column.name}
                align={widgetFor(column).align}
                sx={{ minWidth: index === 0 ? subjectWidth : (widths[column.kind] ?? 84) }}
              >
                {column.label}
                {!column.optional && column.writable !== 'never' ? ' *' : ''}
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((each, index) => (
            <TableRow key={each.rowKey} data-line onKeyDown={(event) => onKeyDown(event, index)}>
              {inputs.map((column) => (
                <TableCell key={column.name} data-column={column.name}>
                  <LineInput field={column} source={`${source}.${index}.${column.name}`} />
                </TableCell>
              ))}
              {figures.map((column) => (
                <TableCell key={column.name} align="right" sx={{ whiteSpace: 'nowrap', color: 'text.secondary', pt: '8px !important' }}>
                  <FieldValue field={column} record={each} parent={record} />
                </TableCell>
              ))}
              <TableCell padding="none">
                <RemoveLine index={index} remove={remove} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function LineCards({ source, lines, inputs, remove, onKeyDown }: LinesProps) {
  return (
    <Stack spacing={1}>
      {lines.map((each, index) => (
        <Card key={each.rowKey} data-line sx={{ p: 1.5 }} onKeyDown={(event) => onKeyDown(event, index)}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
            <Typography variant="subtitle2" color="textSecondary">
              {index + 1}
            </Typography>
            <RemoveLine index={index} remove={remove} />
          </Stack>
          {inputs.map((column) => {
            const { Input } = widgetFor(column);
            return <Input key={column.name} field={column} source={`${source}.${index}.${column.name}`} />;
          })}
        </Card>
      ))}
    </Stack>
  );
}

function LineInput({ field, source }: { field: ManifestField; source: string }) {
  const { Input } = widgetFor(field);
  return <Input field={field} source={source} dense />;
}

function RemoveLine({ index, remove }: { index: number; remove: (index: number) => void }) {
  const translate = useTranslate();
  return (
    <IconButton size="small" aria-label={translate('timon.action.removeLine', { line: index + 1 })} onClick={() => remove(index)}>
      <DeleteOutlineIcon fontSize="small" />
    </IconButton>
  );
}

/** The first column says what a line is about: a product's name takes room. */
const subjectWidth = 220;

const widths: Readonly<Partial<Record<ManifestField['kind'], number>>> = {
  link: 110,
  text: 120,
  longText: 160,
  date: 140,
  integer: 64,
  quantity: 72,
  decimal: 72,
  price: 84,
  money: 84,
};

/** The same cell of the next line. */
function moveDown(input: HTMLElement): void {
  const cell = input.closest<HTMLElement>('[data-column]');
  const next = input.closest('[data-line]')?.nextElementSibling;
  next?.querySelector<HTMLElement>(cell ? `[data-column="${cell.dataset.column}"] input` : 'input')?.focus();
}
