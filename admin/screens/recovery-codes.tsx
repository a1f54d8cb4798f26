import { Box, Button, GlobalStyles, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** Shown this once: the codes that sign in when all else is lost. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Timón\n\n${codes.join('\n')}\n`)}`;
  return (
    <Stack spacing={1.5} data-codes>
      <GlobalStyles styles={onlyThese} />
      <Typography variant="h6" component="h2">
        {translate('timon.door.codes.title')}
      </Typography>
      <Typography>{translate('timon.door.codes.lead')}</Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: 2, fontFamily: 'monospace' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {window.isSecureContext && (
          <Button size="small" onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}>
            {translate(copied ? 'timon.door.codes.copied' : 'timon.door.codes.copy')}
          </Button>
        )}
        <Button size="small" onClick={() => window.print()}>
          {translate('timon.door.codes.print')}
        </Button>
      </Stack>
      <Button component="a" href={file} download="timon-recovery-codes.txt" variant="outlined">
        {translate('timon.door.codes.save')}
      </Button>
      <Button variant="contained" onClick={onKept}>
        {translate('timon.door.codes.kept')}
      </Button>
    </Stack>
  );
}

/** On paper there are the codes, and nothing of the page behind them. */
const onlyThese = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '[data-codes], [data-codes] *': { visibility: 'visible' },
    '[data-codes]': { position: 'fixed', inset: 0, padding: 24 },
    '[data-codes] button, [data-codes] a': { display: 'none' },
  },
} as const;
