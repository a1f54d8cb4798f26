import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Typography } from '@mui/material';
import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { AccessCell, AccessLevel } from './access-tables.js';

interface Props {
  readonly cell: AccessCell;
  readonly label: string;
  /** What the strip stands on: what is drafted, or what was chosen since. */
  readonly value: number;
  /** The level that is being looked at. */
  readonly at: number;
  readonly levels: readonly AccessLevel[];
  /** Why it is never opened further, for the levels below the lowest. */
  readonly ceiling: string;
  readonly onChange: (level: number) => void;
}

/** From which level up something is allowed. Levels below the ceiling are locked, and say why when they are tried. */
export function LevelStrip({ cell, label, value, at, levels, ceiling, onChange }: Props) {
  const translate = useTranslate();
  const [refused, setRefused] = useState(false);
  const nameOf = (level: number) => levels.find((each) => each.level === level)?.label ?? String(level);
  const most = levels.at(-1)?.level ?? cell.lowest;
  const choose = (level: number) => {
    const within = Math.min(Math.max(level, cell.lowest), most);
    setRefused(level < cell.lowest);
    if (within !== value) onChange(within);
  };
  const explainAtTheEnd = ({ key }: KeyboardEvent) => {
    if (value === cell.lowest && (key === 'ArrowLeft' || key === 'ArrowDown')) setRefused(value > (levels[0]?.level ?? value));
  };
  return (
    <Box sx={{ maxWidth: 184 }}>
      <Box sx={{ display: 'inline-flex', gap: '2px', borderRadius: 1, position: 'relative', ...focusRing }}>
        <Box
          component="input"
          type="range"
          aria-label={label}
          min={cell.lowest}
          max={most}
          step={1}
          value={value}
          aria-valuetext={translate('timon.access.fromLevel', { level: nameOf(value) })}
          onChange={({ target }: ChangeEvent<HTMLInputElement>) => choose(Number(target.value))}
          onKeyDown={explainAtTheEnd}
          sx={{ position: 'absolute', inset: 0, inlineSize: '100%', m: 0, opacity: 0, pointerEvents: 'none' }}
        />
        {levels.map(({ level }) => (
          <Segment
            key={level}
            level={level}
            name={nameOf(level)}
            open={level >= value}
            locked={level < cell.lowest}
            here={level === at}
            onChoose={() => choose(level)}
          />
        ))}
      </Box>
      {refused && (
        <Typography variant="caption" component="output" sx={{ display: 'block', color: 'warning.main' }}>
          {translate('timon.access.neverBelow', { level: nameOf(cell.lowest), why: ceiling })}
        </Typography>
      )}
    </Box>
  );
}

/** The input itself is out of sight, so its focus is shown around what stands for it. */
const focusRing = { '&:focus-within': { outline: '2px solid', outlineColor: 'secondary.light', outlineOffset: 3 } };

interface SegmentProps {
  readonly level: number;
  readonly name: string;
  readonly open: boolean;
  readonly locked: boolean;
  readonly here: boolean;
  readonly onChoose: () => void;
}

/** The strip as a whole is the control; its parts are for hands and eyes. */
function Segment({ level, name, open, locked, here, onChoose }: SegmentProps) {
  return (
    <Box
      aria-hidden
      title={name}
      data-level={level}
      onClick={onChoose}
      sx={{
        inlineSize: 24,
        blockSize: 24,
        display: 'grid',
        placeItems: 'center',
        borderRadius: 0.75,
        border: 1,
        borderColor: open ? 'primary.main' : 'divider',
        bgcolor: open ? 'primary.main' : 'transparent',
        color: open ? 'primary.contrastText' : 'text.secondary',
        fontSize: 12,
        fontWeight: open ? 700 : 400,
        cursor: locked ? 'not-allowed' : 'pointer',
        boxShadow: (theme) => (here ? `0 3px 0 ${theme.palette.secondary.light}` : 'none'),
      }}
    >
      {locked ? <LockIcon sx={{ fontSize: 13 }} /> : level}
    </Box>
  );
}
