import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccessCell, AccessTables } from './access-tables.js';
import { LevelStrip } from './level-strip.js';
import type { Wishes } from './use-wishes.js';
import { Why } from './why.js';

export interface LineProps {
  readonly levels: AccessTables['levels'];
  readonly at: number;
  readonly wishes: Wishes;
}

/** What one thing takes, and why. */
export function CellLine({ cell, label, levels, at, wishes }: LineProps & { cell: AccessCell; label: string }) {
  const translate = useTranslate();
  const value = wishes.levelOf(cell);
  const name = (level: number) => levels.find((each) => each.level === level)?.label ?? '';
  return (
    <Box sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Stack direction="row" sx={{ alignItems: 'center', columnGap: 1.5, rowGap: 0.5, flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ flex: '1 1 130px', fontWeight: 600 }}>
          {label}
        </Typography>
        <LevelStrip
          cell={cell}
          label={label}
          value={value}
          at={at}
          levels={levels}
          ceiling={translate('timon.access.ceiling')}
          onChange={(level) => wishes.wish(cell, level)}
        />
        <Typography variant="body2" sx={{ flex: '0 0 112px' }}>
          {translate('timon.access.fromLevel', { level: name(value) })}
        </Typography>
      </Stack>
      <Why why={cell.why} />
      <Drafted cell={cell} value={value} name={name} onRestore={() => wishes.restore(cell)} />
    </Box>
  );
}

/** What the draft says otherwise than what is in force, and the way back to what Timón is delivered with. */
export function Drafted({
  cell,
  value,
  name,
  onRestore,
}: {
  cell: AccessCell;
  value: number;
  name: (level: number) => string;
  onRestore: () => void;
}) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      {value !== cell.inForce && (
        <Typography variant="caption" sx={{ color: 'secondary.main', fontWeight: 650 }}>
          * {translate('timon.access.instead', { to: name(value), from: name(cell.inForce) })}
        </Typography>
      )}
      {value !== cell.declared && (
        <Button size="small" onClick={onRestore}>
          {translate('timon.access.restore', { level: name(cell.declared) })}
        </Button>
      )}
    </Stack>
  );
}
