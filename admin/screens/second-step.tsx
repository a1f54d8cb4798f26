import { Button, Stack, TextField } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { canUsePasskeys, showPasskey } from '../passkey.js';
import { Failure } from './failure.js';
import { focusOnArrival } from './focus-on-arrival.js';
import { useAttempt } from './use-attempt.js';

export type FactorMethod = 'PASSKEY' | 'TOTP' | 'RECOVERY_CODE';

export interface ShownFactor {
  readonly code?: string;
  readonly passkey?: object;
}

interface Props {
  readonly methods: readonly FactorMethod[];
  readonly onShown: (shown: ShownFactor) => Promise<void>;
}

/** A second factor is shown: a code of the app, one from paper, or a passkey. */
export function SecondStep({ methods, onShown }: Props) {
  const translate = useTranslate();
  const { attempt, busy, failed, fail } = useAttempt();
  const takesCode = methods.some((method) => method !== 'PASSKEY');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    void attempt(() => onShown({ code }));
  };
  const askPasskey = () =>
    attempt(async () => {
      const passkey = await showPasskey();
      if (passkey) await onShown({ passkey });
      else fail(translate('timon.door.confirm.passkeyFailed'));
    });

  return (
    <Stack spacing={1.5}>
      {methods.includes('PASSKEY') && canUsePasskeys() && (
        <Button variant={takesCode ? 'outlined' : 'contained'} size="large" fullWidth disabled={busy} onClick={() => void askPasskey()}>
          {translate('timon.door.confirm.passkey')}
        </Button>
      )}
      {takesCode && (
        <form onSubmit={submit} aria-label={translate('timon.door.confirm.title')}>
          <TextField
            name="code"
            label={translate('timon.door.confirm.code')}
            helperText={translate(methods.includes('TOTP') ? 'timon.door.confirm.codeHelp' : 'timon.door.confirm.recoveryHelp')}
            autoComplete="one-time-code"
            slotProps={{ htmlInput: { autoCapitalize: 'off', spellCheck: false, maxLength: 40 } }}
            inputRef={focusOnArrival}
            required
            fullWidth
          />
          <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 1 }}>
            {translate('timon.door.confirm.go')}
          </Button>
        </form>
      )}
      <Failure>{failed}</Failure>
    </Stack>
  );
}
