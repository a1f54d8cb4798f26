import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccessRecord, AccessRow } from './access-tables.js';
import type { Wishes } from './use-wishes.js';
import { keyOf } from './what-a-level-may.js';
import { Why } from './why.js';

/** The rows that a level reaches, to be chosen among what the record can tell apart. */
export function RowLine({ row, record, at, wishes }: { row: AccessRow; record: AccessRecord; at: number; wishes: Wishes }) {
  const translate = useTranslate();
  const chosen = wishes.ruleOf(row);
  const here = row.level === at;
  return (
    <Box
      sx={{
        py: 0.5,
        pl: 1,
        borderBottom: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: here ? 'secondary.light' : 'transparent',
      }}
    >
      <TextField
        select
        fullWidth
        label={row.label}
        value={keyOf(chosen)}
        onChange={({ target }) => {
          const rule = record.rules.find((each) => keyOf(each) === target.value);
          if (rule) wishes.wishRule(row, rule);
        }}
      >
        {chosen === null && <MenuItem value="">{translate('timon.access.rows.none')}</MenuItem>}
        {record.rules.map((rule) => (
          <MenuItem key={keyOf(rule)} value={keyOf(rule)}>
            {rule.label}
          </MenuItem>
        ))}
      </TextField>
      <Why why={row.why} />
      {keyOf(chosen) !== keyOf(row.inForce) && (
        <Typography variant="caption" sx={{ color: 'secondary.main', fontWeight: 650 }}>
          *{' '}
          {translate('timon.access.instead', { to: chosen?.label ?? '', from: row.inForce?.label ?? translate('timon.access.rows.none') })}
        </Typography>
      )}
      {keyOf(chosen) !== keyOf(row.declared) && (
        <Button size="small" onClick={() => wishes.restoreRule(row)}>
          {translate('timon.access.restore', { level: row.declared?.label ?? translate('timon.access.rows.none') })}
        </Button>
      )}
    </Box>
  );
}
