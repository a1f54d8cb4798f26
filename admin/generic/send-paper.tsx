import { Alert, Button, LinearProgress, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { languages } from '../languages.js';
import { languageNames } from '../layout/language-names.js';
import type { ManifestRecord, WireRecord } from '../manifest.js';
import { newId } from '../new-id.js';
import { refusalOf } from '../refusal.js';
import { FormDialog } from '../screens/form-dialog.js';
import { useAnswer } from '../screens/use-answer.js';
import { openFile } from '../take-file.js';

interface Letter {
  readonly paper: string;
  readonly version: number;
  readonly language: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly canBeSent: boolean;
}

const question = `query paperLetter($record: String!, $id: ID!, $language: String) {
  paperLetter(record: $record, id: $id, language: $language) { paper version language to subject text canBeSent }
}`;

const command = `mutation sendPaper($record: String!, $id: ID!, $version: Int!, $paper: String!, $language: String!, $to: String!,
    $subject: String!, $text: String!, $sentId: ID!) {
  sendPaper(record: $record, id: $id, version: $version, paper: $paper, language: $language, to: $to, subject: $subject, text: $text,
    sentId: $sentId)
}`;

const letterOf = async (record: string, id: string, language: string | null): Promise<Letter> =>
  (await ask<{ paperLetter: Letter }>(question, { record, id, language })).paperLetter;

interface Props {
  readonly type: ManifestRecord;
  readonly record: WireRecord;
  readonly onClose: () => void;
}

/** The letter with a paper, filled in from the record: in the recipient's language, or another that is chosen. */
export default function SendPaper({ type, record, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<string | null>(null);
  // Sending the form twice sends one letter.
  const [sentId, setSentId] = useState(newId);
  const { answer: letter, failed } = useAnswer(letterOf, type.name, record.id, chosen);

  const send = async (typed: Readonly<Record<string, string>>) => {
    const { paper, version, language } = letter!;
    const { to, subject, text } = typed;
    try {
      await ask(command, { record: type.name, id: record.id, version, paper, language, to, subject, text, sentId });
    } catch (error) {
      // Where no answer came, it may be in the post; what was refused is not, and may be put right.
      if (refusalOf(error)) setSentId(newId());
      throw error;
    }
    notify('timon.papers.sent', { type: 'success', messageArgs: { to } });
    onClose();
    refresh();
  };

  return (
    <FormDialog
      title={translate('timon.papers.sendTitle', { paper: type.papers?.find(({ name }) => name === letter?.paper)?.label ?? type.label })}
      go={translate('timon.papers.send')}
      act={send}
      onClose={onClose}
      isReady={letter?.canBeSent === true}
      maxWidth="sm"
    >
      {failed && <Alert severity="error">{failed}</Alert>}
      {!letter && !failed && <LinearProgress aria-label={translate('ra.page.loading')} />}
      {letter && (
        <Stack spacing={2} sx={{ pt: 1 }} key={letter.language}>
          {!letter.canBeSent && <Alert severity="info">{translate('timon.papers.notYet')}</Alert>}
          <TextField
            name="to"
            type="email"
            label={translate('timon.papers.to')}
            defaultValue={letter.to ?? ''}
            autoComplete="off"
            required
            fullWidth
          />
          <TextField
            select
            fullWidth
            label={translate('timon.account.language')}
            value={letter.language}
            onChange={({ target }) => setChosen(target.value)}
          >
            {languages.map((language) => (
              <MenuItem key={language} value={language}>
                {languageNames[language]}
              </MenuItem>
            ))}
          </TextField>
          <TextField name="subject" label={translate('timon.papers.subject')} defaultValue={letter.subject} required fullWidth />
          <TextField name="text" label={translate('timon.papers.text')} defaultValue={letter.text} multiline minRows={6} fullWidth />
          <Look type={type} record={record} letter={letter} />
        </Stack>
      )}
    </FormDialog>
  );
}

/** The very file that goes out. */
function Look({ type, record, letter }: Omit<Props, 'onClose'> & { letter: Letter }) {
  const translate = useTranslate();
  const notify = useNotify();
  const look = () =>
    openFile({ paper: { record: type.name, id: record.id, name: letter.paper, language: letter.language } }).catch((error: Error) =>
      notify(error.message, { type: 'error', multiLine: true }),
    );
  return (
    <Button size="small" variant="outlined" sx={{ alignSelf: 'start' }} onClick={() => void look()}>
      {translate('timon.papers.look')}
    </Button>
  );
}
