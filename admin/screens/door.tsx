import { Box, Button, Card, CssBaseline, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { Helm } from '../layout/helm.js';
import { languageNames } from '../layout/language-names.js';
import { useSession } from '../session.js';

/** What people see before they are in: the sign, one card, and the languages. */
export function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { speak } = useSession();
  const [language] = useLocaleState();
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        p: 2,
        boxSizing: 'border-box',
        bgcolor: 'background.default',
        backgroundImage: (theme) => `radial-gradient(ellipse at 50% 0%, ${theme.palette.primary.main}22, transparent 60%)`,
      }}
    >
      <CssBaseline />
      <Stack spacing={2} sx={{ width: '100%', maxWidth: 400, alignItems: 'center' }}>
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', color: 'primary.main' }}>
          <Helm size={40} />
          <Typography variant="h4" component="p" sx={{ fontWeight: 700, letterSpacing: '-0.02em' }}>
            Timón
          </Typography>
        </Stack>
        <Card sx={{ p: 3, width: '100%', boxSizing: 'border-box' }}>
          <Typography variant="h5" component="h1" gutterBottom>
            {title}
          </Typography>
          <Typography color="textSecondary" sx={{ mb: 1.5 }}>
            {lead}
          </Typography>
          {children}
        </Card>
        <Stack direction="row">
          {Object.entries(languageNames).map(([tag, name]) => (
            <Button
              key={tag}
              size="small"
              lang={tag}
              aria-pressed={tag === language}
              disabled={tag === language}
              onClick={() => void speak(tag)}
            >
              {name}
            </Button>
          ))}
        </Stack>
      </Stack>
    </Box>
  );
}
