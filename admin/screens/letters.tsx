import { Alert, Box, Card, Chip, Link, Stack, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { formatInstant } from '../format.js';
import { EntryList } from './entry-list.js';
import { PageHead } from './page-head.js';
import { useEntries } from './use-entries.js';

interface Letter {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly isSent: boolean;
}

const question = `query letters($first: Int! = 25, $before: ID) {
  page: letters(first: $first, before: $before) { entries { id at to subject text isSent } hasMore }
}`;

/** What would have gone out by mail, for the head where no mail server is set up. */
export default function Letters() {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { entries, hasMore, busy, failed, more } = useEntries<Letter>(question);
  return (
    <Box sx={{ py: 1.5, minWidth: 0 }}>
      <PageHead of="timon.letters" />
      {entries?.some(({ isSent }) => !isSent) && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('timon.letters.care')}
        </Alert>
      )}
      <EntryList
        label={translate('timon.letters.title')}
        none={translate('timon.letters.none')}
        entries={entries}
        hasMore={hasMore}
        busy={busy}
        failed={failed}
        onMore={more}
      >
        {({ id, at, to, subject, text, isSent }) => (
          <Card component="li" key={id} sx={{ p: 1.5, minWidth: 0 }}>
            <Stack direction="row" sx={{ gap: 1, rowGap: 0.25, flexWrap: 'wrap', alignItems: 'center' }}>
              <Typography variant="subtitle2" component="h2">
                {subject}
              </Typography>
              <Typography variant="body2">{to}</Typography>
              <Typography variant="body2" color="textSecondary" component="time" dateTime={at}>
                {formatInstant(at, language)}
              </Typography>
              <Chip size="small" variant="outlined" label={translate(isSent ? 'timon.letters.sent' : 'timon.letters.waits')} />
            </Stack>
            {text && (
              <details>
                <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', mt: 0.5 }}>
                  {translate('timon.letters.read')}
                </Typography>
                <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 1 }}>
                  {withLinks(text)}
                </Typography>
              </details>
            )}
          </Card>
        )}
      </EntryList>
    </Box>
  );
}

const address = /(https?:\/\/\S+)/;

/** The pieces between the addresses stand at even places. */
const withLinks = (text: string) =>
  text.split(address).map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      <Link key={piece} href={piece} rel="noreferrer" underline="always">
        {piece}
      </Link>
    ),
  );
