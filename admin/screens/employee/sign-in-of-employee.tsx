import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Loading, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { formatInstant } from '../../format.js';
import type { WireRecord } from '../../manifest.js';
import { Confirmation } from '../account/confirmation.js';
import { Failure } from '../failure.js';
import { PasswordDialog } from '../password-dialog.js';
import { Section } from '../section.js';
import { useAnswer } from '../use-answer.js';
import { useAttempt } from '../use-attempt.js';

interface EmployeeSignIn {
  readonly email: string | null;
  readonly hasPassword: boolean;
  readonly invitedUntil: string | null;
  readonly factors: readonly string[];
  readonly needsFactor: boolean;
}

const question = `query employeeSignIn($employee: ID!) {
  employeeSignIn(employee: $employee) { email hasPassword invitedUntil factors needsFactor }
}`;
const invitation = 'mutation inviteEmployee($employee: ID!) { inviteEmployee(employee: $employee) }';
const withoutFactor = 'mutation resetSecondFactor($employee: ID!) { resetSecondFactor(employee: $employee) }';
const newPassword = `mutation setPassword($employee: ID!, $newPassword: String!) { setPassword(employee: $employee, password: $newPassword) }`;

/** How far an employee has come with signing in, and what helps them on: for whoever could do all that they may do. */
export default function SignInOfEmployee({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { answer, failed, reload } = useAnswer(ask<{ employeeSignIn: EmployeeSignIn | null }>, question, { employee: record.id });
  const { attempt, busy, failed: refused } = useAttempt();
  const [open, setOpen] = useState<'password' | 'factor'>();

  const make = (document: string, done: string) =>
    attempt(async () => {
      setOpen(undefined);
      await ask(document, { employee: record.id });
      notify(done, { type: 'success' });
      await reload();
    });
  const close = () => {
    setOpen(undefined);
    void reload();
  };

  if (failed) return <Alert severity="error">{failed}</Alert>;
  if (!answer) return <Loading />;
  const { employeeSignIn: account } = answer;
  if (!account) return <Alert severity="info">{translate('timon.signInOf.notMine')}</Alert>;
  return (
    <Stack spacing={2}>
      {account.email === null && <Alert severity="warning">{translate('timon.signInOf.noEmail')}</Alert>}
      <Section
        title={translate('timon.signInOf.way')}
        lead={account.email ?? undefined}
        actions={
          account.email !== null && (
            <>
              <Button
                variant={account.hasPassword ? 'text' : 'contained'}
                size="small"
                disabled={busy}
                onClick={() => void make(invitation, account.hasPassword ? 'timon.signInOf.resetSent' : 'timon.door.invitation.sent')}
              >
                {translate(
                  account.hasPassword
                    ? 'timon.signInOf.sendReset'
                    : account.invitedUntil
                      ? 'timon.signInOf.inviteAgain'
                      : 'timon.door.invitation.send',
                )}
              </Button>
              <Button size="small" disabled={busy} onClick={() => setOpen('password')}>
                {translate('timon.password.set')}
              </Button>
            </>
          )
        }
      >
        <State account={account} />
        <Failure>{refused}</Failure>
      </Section>
      <Section
        title={translate('timon.ownAccount.factors')}
        actions={
          account.factors.length > 0 && (
            <Button size="small" color="error" disabled={busy} onClick={() => setOpen('factor')}>
              {translate('timon.signInOf.resetFactor')}
            </Button>
          )
        }
      >
        <Typography>
          {account.factors.length > 0
            ? account.factors.map((factor) => translate(`timon.signInOf.factor.${factor}`)).join(' · ')
            : translate(`timon.signInOf.${account.needsFactor ? 'factorDue' : 'noFactor'}`)}
        </Typography>
      </Section>
      {open === 'password' && (
        <PasswordDialog
          title={`${translate('timon.password.set')}: ${String(record.name)}`}
          document={newPassword}
          given={{ employee: record.id }}
          onClose={close}
        />
      )}
      {open === 'factor' && (
        <Confirmation
          title={translate('timon.signInOf.resetFactor')}
          lead={translate('timon.signInOf.resetFactorLead', { name: String(record.name) })}
          go={translate('timon.signInOf.resetFactor')}
          onGo={() => void make(withoutFactor, 'timon.signInOf.factorGone')}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

function State({ account: { hasPassword, invitedUntil } }: { account: EmployeeSignIn }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  return (
    <Stack spacing={0.5}>
      <Typography>{translate(`timon.signInOf.${hasPassword ? 'hasPassword' : 'noPassword'}`)}</Typography>
      {invitedUntil && (
        <Typography color="textSecondary">
          {translate('timon.signInOf.invitedUntil', { when: formatInstant(invitedUntil, language) })}
        </Typography>
      )}
    </Stack>
  );
}
