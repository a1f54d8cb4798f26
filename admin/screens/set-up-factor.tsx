import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { canUsePasskeys, makePasskey } from '../passkey.js';
import { Failure } from './failure.js';
import { focusOnArrival } from './focus-on-arrival.js';
import { RecoveryCodes } from './recovery-codes.js';
import { useAttempt } from './use-attempt.js';

/** Drawn once in an account's life, so that nobody loads it before. */
const QRCodeSVG = lazy(() => import('qrcode.react').then((library) => ({ default: library.QRCodeSVG })));

interface Totp {
  readonly secret: string;
  readonly uri: string;
}

interface Added {
  readonly recoveryCodes: readonly string[] | null;
}

export type FactorKind = 'app' | 'passkey';

interface Props {
  readonly onDone: () => void;
  /** Where it has been chosen already. */
  readonly only?: FactorKind;
  readonly onLeave?: () => void;
}

/** Sets up an authenticator app or a passkey, and shows the recovery codes that come with the first of them. */
export function SetUpFactor({ onDone, only, onLeave }: Props) {
  const translate = useTranslate();
  const { attempt, busy, failed, fail } = useAttempt();
  const [totp, setTotp] = useState<Totp>();
  const [naming, setNaming] = useState(only === 'passkey');
  const [codes, setCodes] = useState<readonly string[]>();

  const done = ({ recoveryCodes }: Added) => (recoveryCodes ? setCodes(recoveryCodes) : onDone());
  const begin = () =>
    attempt(async () => setTotp((await ask<{ beginTotp: Totp }>('mutation beginTotp { beginTotp { secret uri } }')).beginTotp));
  const addTotp = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    void attempt(async () => {
      const text = 'mutation addTotp($code: String!) { addTotp(code: $code) { recoveryCodes } }';
      done((await ask<{ addTotp: Added }>(text, { code })).addTotp);
    });
  };
  const addPasskey = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    void attempt(async () => {
      const answer = await makePasskey();
      if (!answer) return fail(translate('timon.door.confirm.passkeyFailed'));
      const text = 'mutation addPasskey($answer: JSON!, $name: String!) { addPasskey(answer: $answer, name: $name) { recoveryCodes } }';
      done((await ask<{ addPasskey: Added }>(text, { answer, name })).addPasskey);
    });
  };

  useEffect(() => {
    if (only === 'app') void begin();
    // Once, when it is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  const chooseAnother = () => {
    setTotp(undefined);
    setNaming(false);
  };
  const other = (
    <Button size="small" onClick={only ? onLeave : chooseAnother}>
      {translate(only ? 'ra.action.cancel' : 'timon.door.enrol.other')}
    </Button>
  );
  if (totp)
    return (
      <form onSubmit={addTotp} aria-label={translate('timon.door.enrol.app')}>
        <Stack spacing={1.5}>
          <Typography>{translate('timon.door.enrol.scan')}</Typography>
          <Box sx={{ p: 1.5, bgcolor: 'common.white', alignSelf: 'center', lineHeight: 0 }}>
            <Suspense fallback={null}>
              <QRCodeSVG value={totp.uri} size={180} title={translate('timon.door.enrol.picture')} />
            </Suspense>
          </Box>
          <Typography variant="body2" color="textSecondary">
            {translate('timon.door.enrol.secret')}{' '}
            <Box component="code" data-testid="secret" sx={{ overflowWrap: 'anywhere' }}>
              {totp.secret}
            </Box>
          </Typography>
          <TextField
            name="code"
            label={translate('timon.door.confirm.code')}
            autoComplete="one-time-code"
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
            inputRef={focusOnArrival}
            required
            fullWidth
          />
          <Failure>{failed}</Failure>
          <Button type="submit" variant="contained" size="large" disabled={busy}>
            {translate('timon.door.enrol.go')}
          </Button>
          {other}
        </Stack>
      </form>
    );
  if (naming)
    return (
      <form onSubmit={addPasskey} aria-label={translate('timon.door.enrol.passkey')}>
        <Stack spacing={1.5}>
          <TextField
            name="name"
            label={translate('timon.door.enrol.passkeyName')}
            helperText={translate('timon.door.enrol.passkeyNameHelp')}
            defaultValue={translate('timon.door.enrol.thisDevice')}
            slotProps={{ htmlInput: { maxLength: 100 } }}
            inputRef={focusOnArrival}
            required
            fullWidth
          />
          <Failure>{failed}</Failure>
          <Button type="submit" variant="contained" size="large" disabled={busy}>
            {translate('timon.door.enrol.passkey')}
          </Button>
          {other}
        </Stack>
      </form>
    );
  return (
    <Stack spacing={2}>
      {canUsePasskeys() && !only && (
        <div>
          <Button variant="contained" size="large" fullWidth disabled={busy} onClick={() => setNaming(true)}>
            {translate('timon.door.enrol.passkey')}
          </Button>
          <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
            {translate('timon.door.enrol.passkeyHelp')}
          </Typography>
        </div>
      )}
      <div>
        <Button variant="outlined" size="large" fullWidth disabled={busy} onClick={() => void begin()}>
          {translate('timon.door.enrol.app')}
        </Button>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('timon.door.enrol.appHelp')}
        </Typography>
      </div>
      <Failure>{failed}</Failure>
      {only && other}
    </Stack>
  );
}
