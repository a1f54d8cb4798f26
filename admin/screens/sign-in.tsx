import { Alert, Button, Divider, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { canUsePasskeys, showPasskey } from '../passkey.js';
import { refusalOf } from '../refusal.js';
import { useSession, type HalfWay } from '../session.js';
import { Door } from './door.js';
import { Failure } from './failure.js';
import { ForgotPassword } from './forgot-password.js';
import { SecondStep, type FactorMethod, type ShownFactor } from './second-step.js';
import { SetUpFactor } from './set-up-factor.js';
import { useAttempt } from './use-attempt.js';

interface Props {
  /** A session ended under someone at work, whose page stays as it was. */
  readonly again?: boolean;
  /** A sign-in that was under way when the page was opened. */
  readonly halfWay?: HalfWay;
  readonly onSignedIn?: () => void;
}

/** Signing in: a password and perhaps a second step, a passkey, or another service. */
export function SignIn({ again, halfWay, onSignedIn }: Props) {
  const translate = useTranslate();
  const { me, reload } = useSession();
  const [step, setStep] = useState<HalfWay | { readonly step: 'FORGOT' } | undefined>(halfWay);

  const finish = async (id?: string) => {
    if (onSignedIn && id === me?.id) onSignedIn();
    else await reload();
  };
  const goOn = async (signIn: () => Promise<{ readonly id: string }>) => {
    try {
      await finish((await signIn()).id);
    } catch (error) {
      const { code, facts } = refusalOf(error) ?? {};
      if (code === 'SECOND_FACTOR_NEEDED') setStep({ step: 'CONFIRM', methods: facts!.methods as FactorMethod[] });
      else if (code === 'SECOND_FACTOR_MISSING') setStep({ step: 'ENROL', methods: [] });
      // What was half-way has run out meanwhile: begin again.
      else if (code === 'UNAUTHENTICATED') setStep(undefined);
      else throw error;
    }
  };
  const startOver = () => void ask('mutation signOut { signOut }').finally(() => setStep(undefined));
  const back = (
    <Button size="small" fullWidth sx={{ mt: 1.5 }} onClick={startOver}>
      {translate('timon.door.back')}
    </Button>
  );

  if (step?.step === 'FORGOT') return <ForgotPassword onBack={() => setStep(undefined)} />;
  if (step?.step === 'CONFIRM')
    return (
      <Door title={translate('timon.door.confirm.title')} lead={translate('timon.door.confirm.lead')}>
        <SecondStep methods={step.methods} onShown={(shown) => goOn(() => confirm(shown))} />
        {back}
      </Door>
    );
  if (step?.step === 'ENROL')
    return (
      <Door title={translate('timon.door.enrol.title')} lead={translate('timon.door.enrol.lead')}>
        <SetUpFactor onDone={() => void finish(me?.id)} />
        {back}
      </Door>
    );
  return (
    <Door title={translate('timon.signIn.title')} lead={translate(again ? 'timon.message.sessionEnded' : 'timon.signIn.welcome')}>
      <FirstStep goOn={goOn} onForgotten={() => setStep({ step: 'FORGOT' })} />
    </Door>
  );
}

async function confirm(shown: ShownFactor): Promise<{ id: string }> {
  const text = 'mutation confirmSignIn($code: String, $passkey: JSON) { confirmSignIn(code: $code, passkey: $passkey) { id } }';
  return (await ask<{ confirmSignIn: { id: string } }>(text, { ...shown })).confirmSignIn;
}

interface FirstStepProps {
  readonly goOn: (signIn: () => Promise<{ readonly id: string }>) => Promise<void>;
  readonly onForgotten: () => void;
}

function FirstStep({ goOn, onForgotten }: FirstStepProps) {
  const translate = useTranslate();
  const { attempt, busy, failed, fail } = useAttempt();
  const [other, setOther] = useState<string | null>(null);
  const [refused] = useState(() => new URLSearchParams(window.location.search).get('refused'));

  useEffect(() => {
    ask<{ signInWays: { oidc: string | null } }>('query signInWays { signInWays { oidc } }').then(
      ({ signInWays }) => setOther(signInWays.oidc),
      () => undefined,
    );
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = 'mutation signIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }';
    const given = { email: form.get('email'), password: form.get('password') };
    void attempt(() => goOn(async () => (await ask<{ signIn: { id: string } }>(text, given)).signIn));
  };
  const byPasskey = () =>
    attempt(async () => {
      const answer = await showPasskey();
      if (!answer) return fail(translate('timon.door.confirm.passkeyFailed'));
      const text = 'mutation signInWithPasskey($answer: JSON!) { signInWithPasskey(answer: $answer) { id } }';
      await goOn(async () => (await ask<{ signInWithPasskey: { id: string } }>(text, { answer })).signInWithPasskey);
    });
  const byOther = () =>
    attempt(async () => {
      const { startOidc } = await ask<{ startOidc: string }>('mutation startOidc { startOidc }');
      window.location.assign(startOidc);
    });

  return (
    <>
      {refused && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate(`timon.door.refused.${refused}`, { _: translate('timon.door.refused.title') })}
        </Alert>
      )}
      <form onSubmit={submit} aria-label={translate('timon.signIn.title')}>
        <TextField name="email" type="email" label={translate('timon.signIn.email')} required fullWidth autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={translate('timon.signIn.password')}
          required
          fullWidth
          autoComplete="current-password"
        />
        <Failure>{failed}</Failure>
        <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 2 }}>
          <Typography component="span" sx={{ fontWeight: 650 }}>
            {translate('timon.signIn.go')}
          </Typography>
        </Button>
      </form>
      <Stack spacing={1} sx={{ mt: 1.5 }}>
        {(canUsePasskeys() || other) && <Divider>{translate('timon.door.or')}</Divider>}
        {canUsePasskeys() && (
          <Button variant="outlined" fullWidth disabled={busy} onClick={() => void byPasskey()}>
            {translate('timon.door.passkey')}
          </Button>
        )}
        {other && (
          <Button variant="outlined" fullWidth disabled={busy} onClick={() => void byOther()}>
            {translate('timon.door.other', { name: other })}
          </Button>
        )}
        <Button size="small" onClick={onForgotten}>
          {translate('timon.door.forgotten')}
        </Button>
      </Stack>
    </>
  );
}
