import ArrowIcon from '@mui/icons-material/ArrowForward';
import PencilIcon from '@mui/icons-material/Edit';
import SomePencilIcon from '@mui/icons-material/EditOutlined';
import { alpha, Box, type Theme } from '@mui/material';
import { RowSign } from './row-sign.js';
import type { Allowed } from './what-a-level-may.js';

/** What a colour says, from nothing to everything. Every colour comes with signs that say the same. */
export type Shade = 'nothing' | 'sees' | 'changes' | 'everything';

export function shadeOf({ sees, change }: Pick<Allowed, 'sees' | 'change'>): Shade {
  if (!sees) return 'nothing';
  return change === 'none' ? 'sees' : change === 'some' ? 'changes' : 'everything';
}

export function shadeStyle(shade: Shade, { palette }: Theme) {
  if (shade === 'nothing') return { backgroundColor: 'transparent', color: palette.text.secondary };
  const colour = { sees: palette.info.main, changes: palette.primary.main, everything: palette.success.main }[shade];
  const strength = { sees: 0.14, changes: 0.26, everything: 0.42 }[shade];
  return { backgroundColor: alpha(colour, strength), color: palette.text.primary };
}

/** The signs of a tile: how many rows, whether they are changed (a pencil, filled for everything), how many moves. */
export function TileSigns({ allowed }: { allowed: Allowed }) {
  const { rows, writes, moves, change } = allowed;
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'center', gap: '3px' }}
    >
      <RowSign rows={rows} />
      {writes.length > 0 && (change === 'all' ? <PencilIcon sx={{ fontSize: 14 }} /> : <SomePencilIcon sx={{ fontSize: 14 }} />)}
      {moves.length > 0 && (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', fontSize: 11, fontWeight: 700 }}>
          <ArrowIcon sx={{ fontSize: 13 }} />
          {moves.length}
        </Box>
      )}
    </Box>
  );
}
