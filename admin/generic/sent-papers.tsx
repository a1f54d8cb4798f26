import { Button, Card, Chip, Stack, Typography } from '@mui/material';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { formatInstant } from '../format.js';
import { useScreenRecord, type WireRecord } from '../manifest.js';
import { EntryList } from '../screens/entry-list.js';
import { useAnswer } from '../screens/use-answer.js';
import { takeFile } from '../take-file.js';

interface SentPaper {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly to: string;
  readonly by: string | null;
  readonly deliveredAt: string | null;
}

const question = `query sentPapers($record: String!, $id: ID!) { sentPapers(record: $record, id: $id) { id at title to by deliveredAt } }`;

/** The version is part of the question: with a new one, something may have been sent. */
const papersOf = async (record: string, id: string, _version: number | undefined): Promise<readonly SentPaper[]> =>
  (await ask<{ sentPapers: readonly SentPaper[] }>(question, { record, id })).sentPapers;

/** What of a record was mailed, to whom, and the very file. */
export default function SentPapers({ record }: { record: WireRecord }) {
  const type = useScreenRecord();
  const translate = useTranslate();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { answer, failed } = useAnswer(papersOf, type.name, record.id, record.version);
  const take = (id: string) =>
    takeFile({ sentPaper: { id } }).catch((error: Error) => notify(error.message, { type: 'error', multiLine: true }));
  return (
    <EntryList
      label={translate('timon.papers.title')}
      none={translate('timon.papers.none')}
      entries={answer}
      hasMore={false}
      busy={!answer && !failed}
      failed={failed}
      onMore={() => undefined}
    >
      {({ id, at, title, to, by, deliveredAt }) => (
        <Card component="li" key={id} sx={{ p: 1.5, minWidth: 0 }}>
          <Stack direction="row" sx={{ gap: 1, rowGap: 0.25, flexWrap: 'wrap', alignItems: 'center' }}>
            <Typography variant="subtitle2" component="h2">
              {title}
            </Typography>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {to}
            </Typography>
            <Typography variant="body2" color="textSecondary" component="time" dateTime={at}>
              {formatInstant(at, language)}
            </Typography>
            {by && (
              <Typography variant="body2" color="textSecondary">
                {by}
              </Typography>
            )}
            <Chip size="small" variant="outlined" label={translate(deliveredAt ? 'timon.letters.sent' : 'timon.letters.waits')} />
            <Button size="small" onClick={() => void take(id)}>
              {translate('timon.papers.take')}
            </Button>
          </Stack>
        </Card>
      )}
    </EntryList>
  );
}
