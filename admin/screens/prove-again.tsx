import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { onProofAsked } from '../fresh-proof.js';
import { canUsePasskeys } from '../passkey.js';
import { Failure } from './failure.js';
import { focusOnArrival } from './focus-on-arrival.js';
import { SecondStep, type FactorMethod, type ShownFactor } from './second-step.js';
import { useAttempt } from './use-attempt.js';

const document =
  'mutation proveAgain($password: String, $code: String, $passkey: JSON) { proveAgain(password: $password, code: $code, passkey: $passkey) }';

/** Asks whoever sits there to show once more who they are, when the server wants to know it afresh. */
export function ProveAgain() {
  const [asked, setAsked] = useState<{ readonly settle: (isProved: boolean) => void }>();
  useEffect(() => onProofAsked(setAsked), []);
  return asked ? <Question settle={asked.settle} /> : null;
}

interface Factor {
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly object[];
}

function Question({ settle }: { settle: (isProved: boolean) => void }) {
  const translate = useTranslate();
  const { attempt, busy, failed } = useAttempt();
  const [methods, setMethods] = useState<readonly FactorMethod[]>();

  useEffect(() => {
    ask<{ mySecondFactor: Factor }>('query mySecondFactor { mySecondFactor { hasTotp recoveryCodesLeft passkeys { id } } }').then(
      ({ mySecondFactor }) => setMethods(methodsOf(mySecondFactor)),
      () => settle(false),
    );
  }, [settle]);

  const prove = async (shown: ShownFactor | { password: string }) => {
    await ask(document, { ...shown });
    settle(true);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    void attempt(() => prove({ password }));
  };

  if (!methods) return null;
  const close = (
    <DialogActions>
      <Button onClick={() => settle(false)}>{translate('ra.action.cancel')}</Button>
      {methods.length === 0 && (
        <Button type="submit" variant="contained" disabled={busy}>
          {translate('timon.door.prove.go')}
        </Button>
      )}
    </DialogActions>
  );
  return (
    <Dialog open onClose={() => settle(false)} fullWidth maxWidth="xs" aria-labelledby="prove-title">
      <DialogTitle id="prove-title">{translate('timon.door.prove.title')}</DialogTitle>
      {methods.length > 0 ? (
        <>
          <DialogContent>
            <DialogContentText sx={{ mb: 1.5 }}>{translate('timon.door.prove.lead')}</DialogContentText>
            <SecondStep methods={methods} onShown={prove} />
          </DialogContent>
          {close}
        </>
      ) : (
        <form onSubmit={submit}>
          <DialogContent>
            <DialogContentText sx={{ mb: 1.5 }}>{translate('timon.door.prove.lead')}</DialogContentText>
            <TextField
              name="password"
              type="password"
              label={translate('timon.signIn.password')}
              autoComplete="current-password"
              inputRef={focusOnArrival}
              required
              fullWidth
            />
            <Failure>{failed}</Failure>
          </DialogContent>
          {close}
        </form>
      )}
    </Dialog>
  );
}

function methodsOf({ hasTotp, passkeys, recoveryCodesLeft }: Factor): FactorMethod[] {
  if (!hasTotp && passkeys.length === 0) return [];
  const methods: FactorMethod[] = [];
  if (passkeys.length > 0 && canUsePasskeys()) methods.push('PASSKEY');
  if (hasTotp) methods.push('TOTP');
  if (recoveryCodesLeft > 0) methods.push('RECOVERY_CODE');
  return methods;
}
