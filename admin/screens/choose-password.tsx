import { Alert, Button, Divider, TextField } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ask } from '../client.js';
import type { OpenedLetter } from '../letter.js';
import { refusalOf } from '../refusal.js';
import { Door } from './door.js';
import { Failure } from './failure.js';
import { useAnswer } from './use-answer.js';
import { useAttempt } from './use-attempt.js';

interface Invitation {
  readonly name: string;
  readonly email: string;
}

interface Invited {
  readonly invitation?: Invitation | null;
  readonly signInWays?: { readonly oidc: string | null };
}

const documents = {
  invitation:
    'mutation acceptInvitation($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { id } }',
  reset: 'mutation resetPassword($token: String!, $password: String!) { resetPassword(token: $token, password: $password) { id } }',
} as const;

/** The password is saved by then; what is left is the second step, or setting one up. */
const onTheWay = new Set(['SECOND_FACTOR_NEEDED', 'SECOND_FACTOR_MISSING']);

/** Who is invited, and how else they may sign in; a letter with a new password only tells nothing of either. */
const invitationIn = async ({ purpose, token }: OpenedLetter): Promise<Invited> =>
  purpose === 'invitation'
    ? ask('query invitation($token: String!) { invitation(token: $token) { name email } signInWays { oidc } }', { token })
    : {};

/** What a letter leads to: the first password, or a new one. */
export default function ChoosePassword({ letter, onDone }: { letter: OpenedLetter; onDone: () => void }) {
  const translate = useTranslate();
  const { purpose, token } = letter;
  const { attempt, busy, failed, fail } = useAttempt();
  const isInvitation = purpose === 'invitation';

  const { answer: { invitation, signInWays } = {}, failed: unanswered } = useAnswer(invitationIn, letter);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { password, repeat } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (password !== repeat) return fail(translate('timon.validation.same'));
    void attempt(async () => {
      try {
        await ask(documents[purpose], { token, password });
      } catch (error) {
        const refusal = refusalOf(error);
        if (!onTheWay.has(refusal?.code ?? '')) throw error;
      }
      onDone();
    });
  };
  const byOther = () =>
    attempt(async () => {
      const text = 'mutation startOidc($token: String!) { startOidc(invitation: $token) }';
      window.location.assign((await ask<{ startOidc: string }>(text, { token })).startOidc);
    });

  if (isInvitation && invitation === undefined && !unanswered) return null;
  const isVoid = isInvitation && !invitation;
  const lead = invitation ? translate('timon.door.invitation.lead', { ...invitation }) : isVoid ? '' : translate('timon.door.reset.lead');
  return (
    <Door title={translate(`timon.door.${purpose}.title`)} lead={lead}>
      {isVoid ? (
        <Alert severity="warning">{unanswered ?? translate('timon.door.invitation.void')}</Alert>
      ) : (
        <form onSubmit={submit} aria-label={translate(`timon.door.${purpose}.title`)}>
          {(['password', 'repeat'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              type="password"
              label={translate(`timon.firstOpen.${name}`)}
              helperText={name === 'password' ? translate('timon.firstOpen.passwordHelp') : undefined}
              autoComplete="new-password"
              slotProps={{ htmlInput: { minLength: 10 } }}
              required
              fullWidth
            />
          ))}
          <Failure>{failed}</Failure>
          <Button type="submit" variant="contained" fullWidth size="large" disabled={busy} sx={{ mt: 2 }}>
            {translate(`timon.door.${purpose}.go`)}
          </Button>
        </form>
      )}
      {invitation && signInWays?.oidc && (
        <>
          <Divider sx={{ my: 1.5 }}>{translate('timon.door.or')}</Divider>
          <Button variant="outlined" fullWidth disabled={busy} onClick={() => void byOther()}>
            {translate('timon.door.other', { name: signInWays.oidc })}
          </Button>
        </>
      )}
      <Button size="small" fullWidth sx={{ mt: 1.5 }} onClick={onDone}>
        {translate('timon.door.back')}
      </Button>
    </Door>
  );
}
