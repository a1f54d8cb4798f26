import { Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { refusalOf } from '../refusal.js';
import { useSession } from '../session.js';
import { Door } from './door.js';
import { Failure } from './failure.js';

const document = `mutation createHead(
  $company: String!, $currency: String!, $name: String!, $email: String!, $password: String!, $token: String!, $timeZone: String
) {
  createHead(company: $company, currency: $currency, name: $name, email: $email, password: $password, token: $token, timeZone: $timeZone) { id }
}`;
const names = ['company', 'currency', 'name', 'email', 'password', 'repeat', 'token'] as const;
const types: Readonly<Record<string, string>> = { email: 'email', password: 'password', repeat: 'password' };
const completions: Readonly<Record<string, string>> = {
  company: 'organization',
  name: 'name',
  email: 'username',
  password: 'new-password',
  repeat: 'new-password',
};
const helps: Readonly<Record<string, string>> = { password: 'timon.firstOpen.passwordHelp', token: 'timon.firstOpen.tokenHelp' };

/** The first open: nobody is there yet, so the head of the company is made. Whoever started the server knows the code. */
export default function FirstOpen() {
  const translate = useTranslate();
  const { reload } = useSession();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { repeat, ...head } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (head.password !== repeat) return setFailed(translate('timon.validation.same'));
    setBusy(true);
    try {
      await ask(document, { ...head, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
      await reload();
    } catch (error) {
      // The head is there, and sets up the second factor before going on.
      if (refusalOf(error)?.code === 'SECOND_FACTOR_MISSING') return await reload();
      setFailed(translate((error as Error).message));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Door title={translate('timon.firstOpen.title')} lead={translate('timon.firstOpen.welcome')}>
      <form onSubmit={(event) => void submit(event)} aria-label={translate('timon.firstOpen.title')}>
        {names.map((name) => (
          <TextField
            key={name}
            name={name}
            type={types[name] ?? 'text'}
            label={translate(`timon.firstOpen.${name}`)}
            helperText={helps[name] && translate(helps[name])}
            autoComplete={completions[name] ?? 'off'}
            defaultValue={name === 'currency' ? 'EUR' : undefined}
            slotProps={{
              htmlInput: name === 'currency' ? { maxLength: 3, pattern: '[A-Z]{3}', style: { textTransform: 'uppercase' } } : {},
            }}
            required
            fullWidth
          />
        ))}
        <Failure>{failed}</Failure>
        <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 2 }}>
          {translate('timon.firstOpen.go')}
        </Button>
      </form>
    </Door>
  );
}
