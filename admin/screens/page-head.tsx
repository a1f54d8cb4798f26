import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Title, useTranslate } from 'react-admin';

interface Props {
  /** The key under which our texts have its title and its lead. */
  readonly of: string;
  /** What can be done with the page as a whole. */
  readonly children?: ReactNode;
}

/** The head of a hand-made page: what it is, what it is for, and what can be done with it. */
export function PageHead({ of, children }: Props) {
  const translate = useTranslate();
  const title = translate(`${of}.title`);
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, mb: 2 }}>
      <Title title={title} />
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography variant="h5" component="h1">
          {title}
        </Typography>
        <Typography color="textSecondary" sx={{ maxWidth: 720 }}>
          {translate(`${of}.lead`)}
        </Typography>
      </Box>
      {children}
    </Stack>
  );
}
