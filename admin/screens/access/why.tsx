import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { AccessWhy } from './access-tables.js';

/** Who says so: the code, or which version, by whom, since when and why. */
export function Why({ why }: { why: AccessWhy }) {
  return <Caption>{why.version?.note ? `${why.sentence} “${why.version.note}”` : why.sentence}</Caption>;
}

export function Caption({ children }: { children: ReactNode }) {
  return (
    <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
      {children}
    </Typography>
  );
}
