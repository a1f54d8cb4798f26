import { Box, ButtonBase, Typography, type Theme } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useRecordBook, type Manifest } from '../../manifest.js';
import type { AccessRecord, AccessTables, View } from './access-tables.js';
import { shadeOf, shadeStyle, TileSigns } from './access-tile.js';
import { isDraftedOtherwise, whatALevelMay, type Allowed } from './what-a-level-may.js';

interface Props {
  readonly tables: AccessTables;
  readonly records: readonly AccessRecord[];
  readonly view: View;
  readonly onOpen: (record: AccessRecord, level: number) => void;
}

/** Who may what as one picture: a row for every kind of record, a column for every level. Arrow keys walk it, Enter opens a cell. */
export function AccessMatrix({ tables, records, view, onOpen }: Props) {
  const translate = useTranslate();
  const { menu } = useRecordBook().manifest;
  const grid = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const modules = inMenuOrder(records, menu);
  const ordered = modules.flatMap((module) => records.filter((record) => record.module === module));
  const row = Math.min(place.row, ordered.length - 1);

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const to = {
      row: clamp(row + step.row, ordered.length - 1),
      column:
        event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? tables.levels.length - 1
            : clamp(place.column + step.column, tables.levels.length - 1),
    };
    setPlace(to);
    grid.current?.querySelector<HTMLElement>(`[data-place="${to.row} ${to.column}"]`)?.focus();
  };

  return (
    <Box sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 2, bgcolor: 'background.paper' }}>
      <Box component="table" role="grid" ref={grid} aria-label={translate('timon.access.title')} onKeyDown={walk} sx={tableStyle}>
        <thead>
          <tr>
            <th scope="col">{translate('timon.access.record')}</th>
            {tables.levels.map(({ level, label }) => (
              <th key={level} scope="col">
                <LevelHead level={level} label={label} />
              </th>
            ))}
          </tr>
        </thead>
        {modules.map((module) => (
          <Fragment key={module}>
            <tbody>
              <tr>
                <th scope="rowgroup" colSpan={tables.levels.length + 1} className="module">
                  {menu.find((entry) => entry.module === module)?.label ?? module}
                </th>
              </tr>
              {ordered.map((record, index) =>
                record.module !== module ? null : (
                  <tr key={record.record}>
                    <th scope="row">
                      <Typography
                        component="span"
                        variant="body2"
                        sx={{ display: 'block', pl: record.partOf ? 1.5 : 0, fontWeight: record.partOf ? 400 : 600 }}
                      >
                        {record.label}
                      </Typography>
                      <Typography
                        component="span"
                        variant="caption"
                        color="textSecondary"
                        sx={{ display: 'block', pl: record.partOf ? 1.5 : 0 }}
                      >
                        {record.domainLabel}
                      </Typography>
                    </th>
                    {tables.levels.map(({ level, label }, column) => (
                      <td key={level}>
                        <Tile
                          record={record}
                          parent={tables.records.find((each) => each.record === record.partOf)}
                          level={level}
                          levelLabel={label}
                          view={view}
                          place={`${index} ${column}`}
                          isHere={index === row && column === place.column}
                          onFocus={() => setPlace({ row: index, column })}
                          onOpen={() => onOpen(record, level)}
                        />
                      </td>
                    ))}
                  </tr>
                ),
              )}
            </tbody>
          </Fragment>
        ))}
      </Box>
    </Box>
  );
}

interface TileProps {
  readonly record: AccessRecord;
  readonly parent: AccessRecord | undefined;
  readonly level: number;
  readonly levelLabel: string;
  readonly view: View;
  readonly place: string;
  readonly isHere: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

function Tile({ record, parent, level, levelLabel, view, place, isHere, onFocus, onOpen }: TileProps) {
  const inWords = useAllowedInWords();
  const translate = useTranslate();
  const allowed = whatALevelMay(record, level, view, parent);
  const drafted = isDraftedOtherwise(record, level, parent);
  const words = `${record.label}, ${levelLabel}: ${inWords(allowed)}${drafted ? ` ${translate('timon.access.draftedOtherwise')}` : ''}`;
  return (
    <ButtonBase
      data-place={place}
      data-record={record.record}
      data-level={level}
      tabIndex={isHere ? 0 : -1}
      title={words}
      onFocus={onFocus}
      onClick={onOpen}
      sx={[
        { width: '100%', minHeight: 40, borderRadius: 1, position: 'relative', px: 0.25 },
        (theme) => shadeStyle(shadeOf(allowed), theme),
        drafted && { outline: 2, outlineStyle: 'dashed', outlineColor: 'secondary.light', outlineOffset: -2 },
        { '&:focus-visible': { outline: '3px solid', outlineColor: 'secondary.main', outlineOffset: -2 } },
      ]}
    >
      <TileSigns allowed={allowed} />
      <span style={visuallyHidden}>{words}</span>
      {drafted && (
        <Box component="span" aria-hidden sx={{ position: 'absolute', top: 0, right: 3, fontWeight: 800, color: 'secondary.main' }}>
          *
        </Box>
      )}
    </ButtonBase>
  );
}

/** On a narrow screen the number stands for the level; screen readers hear the name on both. */
function LevelHead({ level, label }: { level: number; label: string }) {
  return (
    <>
      <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
        {label}
      </Box>
      <Box component="abbr" title={label} aria-label={label} sx={{ display: { xs: 'inline', md: 'none' }, textDecoration: 'none' }}>
        {level}
      </Box>
    </>
  );
}

/** What a tile shows, said. */
export function useAllowedInWords(): (allowed: Allowed) => string {
  const translate = useTranslate();
  return ({ sees, rows, rule, writes, moves, hidden }) => {
    if (!sees) return translate('timon.access.words.nothing');
    const doing = [...writes, ...moves].map(({ label }) => label);
    return [
      translate('timon.access.words.sees', { rows: rows === 'all' ? translate('timon.access.rows.all') : (rule?.label ?? '') }),
      doing.length > 0 ? translate('timon.access.words.may', { doing: doing.join(', ') }) : translate('timon.access.words.only'),
      ...(hidden > 0 ? [translate('timon.access.words.hidden', { smart_count: hidden })] : []),
    ].join(' ');
  };
}

/** What the day is about comes first, as in the menu. */
function inMenuOrder(records: readonly AccessRecord[], menu: Manifest['menu']): string[] {
  const known = new Set(records.map(({ module }) => module));
  return [...new Set([...menu.map(({ module }) => module).filter((module) => known.has(module)), ...known])];
}

const steps: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -8, column: 0 },
  PageDown: { row: 8, column: 0 },
  Home: { row: 0, column: 0 },
  End: { row: 0, column: 0 },
};

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

const tableStyle = (theme: Theme) => ({
  borderCollapse: 'separate',
  borderSpacing: 2,
  width: '100%',
  minWidth: { xs: 0, md: 760 },
  tableLayout: 'fixed',
  '& td': { p: 0, textAlign: 'center' },
  '& thead th': { position: 'sticky', top: 0, fontSize: 13, fontWeight: 650, py: 1, color: theme.palette.text.secondary },
  '& th:first-of-type': { width: { xs: 116, sm: 200, md: 230 }, textAlign: 'left', pl: { xs: 0.75, sm: 1.5 } },
  '& tbody th': { fontWeight: 400, py: 0.25, overflowWrap: 'anywhere', lineHeight: 1.25 },
  '& th.module': {
    pt: 1.75,
    pb: 0.5,
    fontSize: 12,
    fontWeight: 700,
    letterSpacing: '0.06em',
    textTransform: 'uppercase',
    color: theme.palette.primary.main,
  },
});
