import { Box, Card, Stack, Typography } from '@mui/material';
import { Link, Title, useTranslate } from 'react-admin';
import { useRecordBook } from '../manifest.js';
import { useSession } from '../session.js';

/** The first page: everything that is open to me, by module. */
export function Home() {
  const translate = useTranslate();
  const book = useRecordBook();
  const { me } = useSession();
  return (
    <Box sx={{ py: 2 }}>
      <Title title={translate('timon.home.title')} />
      <Typography variant="h5" component="h1">
        {translate('timon.home.greeting', { name: me?.name ?? '' })}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate('timon.home.lead')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
        {book.manifest.menu.map(({ module, label, records }) => (
          <Card key={module} sx={{ p: 2 }}>
            <Typography variant="h6" component="h2" gutterBottom>
              {label}
            </Typography>
            <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {records
                .flatMap((name) => book.find(name) ?? [])
                .map((record) => (
                  <li key={record.name}>
                    <Link to={`/${record.plural}`}>{record.labelMany}</Link>
                  </li>
                ))}
            </Stack>
          </Card>
        ))}
      </Box>
    </Box>
  );
}
