import CloseIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, Drawer, IconButton, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useAllowedInWords } from './access-matrix.js';
import type { AccessRecord, AccessTables } from './access-tables.js';
import { CellLine } from './cell-line.js';
import { FieldLine } from './field-line.js';
import { RowLine } from './row-line.js';
import type { Save } from './use-access-tables.js';
import { useWishes } from './use-wishes.js';
import { isMove, whatALevelMay } from './what-a-level-may.js';
import { Caption, Why } from './why.js';

interface Props {
  readonly tables: AccessTables;
  readonly record: AccessRecord;
  readonly level: number;
  readonly onLevel: (level: number) => void;
  readonly onClose: () => void;
  readonly onSave: Save;
}

/** Everything about one kind of record: what a level may and why, and what each thing takes, to be changed. */
export function RecordPanel({ tables, record, level, onLevel, onClose, onSave }: Props) {
  const translate = useTranslate();
  const inWords = useAllowedInWords();
  const wishes = useWishes(record.record);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const parent = tables.records.find((each) => each.record === record.partOf) ?? record;
  const levelLabel = tables.levels.find((each) => each.level === level)?.label ?? '';
  const allowed = whatALevelMay(record, level, 'drafted', parent);
  const row = parent.rows.find((each) => each.level === level);

  const save = async () => {
    setBusy(true);
    const sentence = await onSave(wishes.set, wishes.reset);
    setBusy(false);
    setRefused(sentence);
    if (sentence === undefined) wishes.clear();
  };
  const strips = { levels: tables.levels, at: level, wishes };

  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { sx: { width: { xs: '100%', md: 660 } }, 'aria-labelledby': 'access-record', role: 'dialog' } }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', px: 2, pt: 1.5 }}>
        <Box sx={{ flexGrow: 1 }}>
          <Typography variant="caption" color="textSecondary">
            {record.domainLabel}
          </Typography>
          <Typography variant="h6" component="h2" id="access-record">
            {record.label}
          </Typography>
        </Box>
        <IconButton onClick={onClose} aria-label={translate('ra.action.close')}>
          <CloseIcon />
        </IconButton>
      </Stack>
      <Box sx={{ px: 2, pb: 2, overflowY: 'auto', flexGrow: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={level}
          onChange={(_, chosen: number | null) => chosen && onLevel(chosen)}
          aria-label={translate('timon.access.level')}
          sx={{ flexWrap: 'wrap', my: 1 }}
        >
          {tables.levels.map((each) => (
            <ToggleButton key={each.level} value={each.level} sx={{ textTransform: 'none', px: 1, py: 0.5 }}>
              {each.label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Typography sx={{ fontWeight: 600 }}>{levelLabel}</Typography>
        <Typography>{inWords(allowed)}</Typography>
        {row ? <Why why={row.why} /> : <Caption>{translate('timon.access.headSeesAll')}</Caption>}

        <Section title={translate('timon.access.section.operations')}>
          {record.operations
            .filter((cell) => !isMove(cell))
            .map((cell) => (
              <CellLine key={cell.name} cell={cell} label={cell.label} {...strips} />
            ))}
        </Section>
        {record.operations.some(isMove) && (
          <Section title={translate('timon.access.section.moves')}>
            {record.operations.filter(isMove).map((cell) => (
              <CellLine key={cell.name} cell={cell} label={cell.label} {...strips} />
            ))}
          </Section>
        )}
        {record.partOf ? (
          <Section title={translate('timon.access.section.rows')}>
            <Caption>{translate('timon.access.rowsOfParent', { record: parent.label })}</Caption>
          </Section>
        ) : (
          <Section title={translate('timon.access.section.rows')}>
            {record.rows.map((each) => (
              <RowLine key={each.level} row={each} record={record} at={level} wishes={wishes} />
            ))}
          </Section>
        )}
        {record.fields.length > 0 && (
          <Section title={translate('timon.access.section.fields')}>
            {record.fields.map((field) => (
              <FieldLine key={field.name} field={field} {...strips} />
            ))}
          </Section>
        )}
      </Box>
      {(wishes.count > 0 || refused) && (
        <Box sx={{ borderTop: 1, borderColor: 'divider', p: 1.5, bgcolor: 'background.paper' }}>
          {refused && (
            <Alert severity="error" sx={{ mb: 1 }}>
              {refused}
            </Alert>
          )}
          <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
            <Typography variant="body2" component="output" sx={{ flexGrow: 1 }}>
              {translate('timon.access.unsaved', { smart_count: wishes.count })}
            </Typography>
            <Button
              onClick={() => {
                wishes.clear();
                setRefused(undefined);
              }}
            >
              {translate('ra.action.undo')}
            </Button>
            <Button variant="contained" disabled={busy || wishes.count === 0} onClick={() => void save()} data-shortcut="Ctrl+s">
              {translate('timon.access.saveDraft')}
            </Button>
          </Stack>
        </Box>
      )}
    </Drawer>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ mt: 2 }}>
      <Typography variant="subtitle2" component="h3" color="primary">
        {title}
      </Typography>
      {children}
    </Box>
  );
}
