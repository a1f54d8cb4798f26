import { Alert, Button, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { useSession } from '../session.js';
import { Door } from './door.js';

/** Signing in; `again` when a session ended under someone at work, whose page stays as it was. */
export function SignIn({ again, onSignedIn }: { again?: boolean; onSignedIn?: () => void }) {
  const translate = useTranslate();
  const { me, reload } = useSession();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailed(undefined);
    try {
      const { signIn } = await ask<{ signIn: { id: string } }>(
        'mutation signIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }',
        { email: form.get('email'), password: form.get('password') },
      );
      if (onSignedIn && signIn.id === me?.id) onSignedIn();
      else await reload();
    } catch (error) {
      setFailed(translate((error as Error).message));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Door title={translate('timon.signIn.title')} lead={translate(again ? 'timon.message.sessionEnded' : 'timon.signIn.welcome')}>
      <form onSubmit={(event) => void submit(event)} aria-label={translate('timon.signIn.title')}>
        <TextField name="email" type="email" label={translate('timon.signIn.email')} required fullWidth autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={translate('timon.signIn.password')}
          required
          fullWidth
          autoComplete="current-password"
        />
        {failed && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {failed}
          </Alert>
        )}
        <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 2 }}>
          <Typography component="span" sx={{ fontWeight: 650 }}>
            {translate('timon.signIn.go')}
          </Typography>
        </Button>
      </form>
    </Door>
  );
}
