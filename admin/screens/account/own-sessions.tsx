import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { formatInstant } from '../../format.js';
import { useSession } from '../../session.js';
import { Failure } from '../failure.js';
import { Section } from '../section.js';
import { useAttempt } from '../use-attempt.js';
import { browserIn } from './browser-in.js';

export interface OwnSession {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly address: string | null;
  readonly agent: string | null;
  readonly createdAt: string;
  readonly seenAt: string;
}

/** Where I am signed in, and the ways to be so no more. */
export function OwnSessions({ sessions, onChanged }: { sessions: readonly OwnSession[]; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { reload } = useSession();
  const { attempt, busy, failed } = useAttempt();
  const end = (id: string) =>
    attempt(async () => {
      await ask('mutation endSession($id: ID!) { endSession(id: $id) }', { id });
      notify('timon.ownAccount.ended', { type: 'success' });
      await onChanged();
    });
  const signOut = (stay: boolean) =>
    attempt(async () => {
      await ask('mutation signOutEverywhere($stay: Boolean!) { signOutEverywhere(stay: $stay) }', { stay });
      if (!stay) return reload();
      notify('timon.ownAccount.ended', { type: 'success' });
      await onChanged();
    });
  return (
    <Section title={translate('timon.ownAccount.sessions')} lead={translate('timon.ownAccount.sessionsLead')}>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {sessions.map((session) => (
          <Stack key={session.id} component="li" direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, rowGap: 0 }}>
            <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
              <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
                <Typography sx={{ fontWeight: 600 }} title={session.agent ?? undefined}>
                  {browserIn(session.agent) ?? translate('timon.ownAccount.unknownBrowser')}
                </Typography>
                {session.isThisOne && (
                  <Chip size="small" color="primary" variant="outlined" label={translate('timon.ownAccount.thisOne')} />
                )}
              </Stack>
              <Typography variant="body2" color="textSecondary">
                {[
                  session.address && translate('timon.security.from', { address: session.address }),
                  translate('timon.ownAccount.signedIn', { when: formatInstant(session.createdAt, language) }),
                  translate('timon.ownAccount.seen', { when: formatInstant(session.seenAt, language) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
            {!session.isThisOne && (
              <Button size="small" disabled={busy} onClick={() => void end(session.id)}>
                {translate('timon.ownAccount.end')}
              </Button>
            )}
          </Stack>
        ))}
      </Stack>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        {sessions.length > 1 && (
          <Button variant="outlined" size="small" disabled={busy} onClick={() => void signOut(true)}>
            {translate('timon.ownAccount.endOthers')}
          </Button>
        )}
        <Button variant="outlined" color="error" size="small" disabled={busy} onClick={() => void signOut(false)}>
          {translate('timon.ownAccount.endAll')}
        </Button>
      </Stack>
      <Failure>{failed}</Failure>
    </Section>
  );
}
