import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Shown this once: the codes that sign in when all else is lost. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const translate = useTranslate();
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Timón\n\n${codes.join('\n')}\n`)}`;
  return (
    <Stack spacing={1.5}>
      <Typography variant="h6" component="h2">
        {translate('timon.door.codes.title')}
      </Typography>
      <Typography>{translate('timon.door.codes.lead')}</Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: 2, fontFamily: 'monospace' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Button component="a" href={file} download="timon-recovery-codes.txt" variant="outlined">
        {translate('timon.door.codes.save')}
      </Button>
      <Button variant="contained" onClick={onKept}>
        {translate('timon.door.codes.kept')}
      </Button>
    </Stack>
  );
}
