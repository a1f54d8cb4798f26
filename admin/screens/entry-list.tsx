import { Alert, Button, LinearProgress, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Props<Entry> {
  readonly label: string;
  readonly none: string;
  readonly entries: readonly Entry[] | undefined;
  readonly hasMore: boolean | undefined;
  readonly busy: boolean;
  readonly failed: string | undefined;
  readonly onMore: () => void;
  readonly children: (entry: Entry) => ReactNode;
}

/** The entries of a log one below the other, and what is to be said while there are none. */
export function EntryList<Entry extends { readonly id: string }>(props: Props<Entry>) {
  const { label, none, entries, hasMore, busy, failed, onMore, children } = props;
  const translate = useTranslate();
  return (
    <>
      <LinearProgress aria-label={translate('ra.page.loading')} sx={{ mb: 0.5, visibility: busy ? 'visible' : 'hidden' }} />
      {failed && (
        <Alert severity="error" sx={{ mb: 1 }}>
          {failed}
        </Alert>
      )}
      {entries?.length === 0 && (
        <Typography color="textSecondary" component="output" sx={{ display: 'block' }}>
          {none}
        </Typography>
      )}
      <Stack component="ol" aria-label={label} aria-busy={busy} spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {entries?.map((entry) => children(entry))}
      </Stack>
      {hasMore && (
        <Button sx={{ mt: 1 }} disabled={busy} onClick={onMore}>
          {translate('timon.action.more')}
        </Button>
      )}
    </>
  );
}
