import { Alert, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { Door } from './door.js';
import { Failure } from './failure.js';
import { useAttempt } from './use-attempt.js';

/** Asks for a link to a new password. Whether an account has the address is not told here. */
export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const translate = useTranslate();
  const { attempt, busy, failed } = useAttempt();
  const [sent, setSent] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    void attempt(async () => {
      await ask('mutation requestPasswordReset($email: String!) { requestPasswordReset(email: $email) }', { email });
      setSent(true);
    });
  };

  return (
    <Door title={translate('timon.door.forgot.title')} lead={translate('timon.door.forgot.lead')}>
      {sent ? (
        <Alert severity="success">{translate('timon.door.forgot.done')}</Alert>
      ) : (
        <form onSubmit={submit} aria-label={translate('timon.door.forgot.title')}>
          <TextField name="email" type="email" label={translate('timon.signIn.email')} required fullWidth autoComplete="username" />
          <Failure>{failed}</Failure>
          <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 2 }}>
            {translate('timon.door.forgot.go')}
          </Button>
        </form>
      )}
      <Button size="small" fullWidth sx={{ mt: 1.5 }} onClick={onBack}>
        {translate('timon.door.back')}
      </Button>
    </Door>
  );
}
