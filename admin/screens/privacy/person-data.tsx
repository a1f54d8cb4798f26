import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useScreenRecord, useRecordBook, type WireRecord } from '../../manifest.js';
import { takeFile } from '../../take-file.js';
import { Failure } from '../failure.js';
import { Section } from '../section.js';
import { useAttempt } from '../use-attempt.js';
import { ForgetPerson } from './forget-person.js';

/** What is kept of a person: to be handed out to them, and to be forgotten. */
export default function PersonData({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const type = useScreenRecord();
  const book = useRecordBook();
  const { attempt, busy, failed } = useAttempt();
  const [forgetting, setForgetting] = useState(false);
  const take = () =>
    attempt(async () => {
      await takeFile({ person: { record: type.name, id: record.id } });
      notify('timon.personData.taken', { type: 'success' });
    });
  return (
    <Stack spacing={2}>
      <Section
        title={translate('timon.personData.export')}
        lead={translate('timon.personData.exportLead')}
        actions={
          <Button variant="outlined" disabled={busy} onClick={() => void take()}>
            {translate('timon.personData.exportGo')}
          </Button>
        }
      >
        {failed && <Failure>{failed}</Failure>}
      </Section>
      {type.may.remove && book.manifest.operations.includes('erasePerson') && (
        <Section
          title={translate('timon.personData.forget')}
          lead={translate('timon.personData.forgetLead')}
          actions={
            <Button variant="outlined" color="error" onClick={() => setForgetting(true)}>
              {translate('timon.personData.forgetGo')}
            </Button>
          }
        >
          <Alert severity="warning" icon={false}>
            <Typography variant="body2">{translate('timon.personData.stays')}</Typography>
          </Alert>
        </Section>
      )}
      {forgetting && <ForgetPerson type={type} record={record} onClose={() => setForgetting(false)} />}
    </Stack>
  );
}
