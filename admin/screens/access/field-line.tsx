import { Box, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccessField } from './access-tables.js';
import { Drafted, type LineProps } from './cell-line.js';
import { LevelStrip } from './level-strip.js';
import { Caption, Why } from './why.js';

/** Who sees a field and who changes it, with its class and what that class never allows. */
export function FieldLine({ field, levels, at, wishes }: LineProps & { field: AccessField }) {
  const translate = useTranslate();
  const classWord = translate(`timon.access.class.${field.class}`);
  const name = (level: number) => levels.find((each) => each.level === level)?.label ?? '';
  const parts = [
    { cell: field.read, verb: translate('timon.access.see') },
    ...(field.write ? [{ cell: field.write, verb: translate('timon.access.change') }] : []),
  ];
  return (
    <Box sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }} data-field={field.name}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {field.label}
        </Typography>
        <Chip size="small" variant="outlined" label={classWord} sx={{ height: 20 }} />
        {field.needsRight && <Caption>{translate('timon.access.needsRight')}</Caption>}
      </Stack>
      {parts.map(({ cell, verb }) => (
        <Box key={cell.part} sx={{ mt: 0.5 }}>
          <Stack direction="row" sx={{ alignItems: 'center', columnGap: 1.5, rowGap: 0.5, flexWrap: 'wrap' }}>
            <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 110px' }}>
              {verb}
            </Typography>
            <LevelStrip
              cell={cell}
              label={`${field.label}: ${verb}`}
              value={wishes.levelOf(cell)}
              at={at}
              levels={levels}
              ceiling={translate('timon.access.ceilingOfClass', { class: classWord })}
              onChange={(level) => wishes.wish(cell, level)}
            />
            <Typography variant="body2" sx={{ flex: '0 0 112px' }}>
              {translate('timon.access.fromLevel', { level: name(wishes.levelOf(cell)) })}
            </Typography>
          </Stack>
          {cell.why.source !== 'DECLARED' && <Why why={cell.why} />}
          <Drafted cell={cell} value={wishes.levelOf(cell)} name={name} onRestore={() => wishes.restore(cell)} />
        </Box>
      ))}
    </Box>
  );
}
