import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { formatInstant } from '../../format.js';
import { Failure } from '../failure.js';
import { Section } from '../section.js';
import { useAttempt } from '../use-attempt.js';
import { Confirmation } from './confirmation.js';

export interface OwnIdentity {
  readonly id: string;
  readonly issuer: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

interface Props {
  readonly service: string | null;
  readonly identities: readonly OwnIdentity[];
  readonly onChanged: () => Promise<void>;
}

/** My accounts elsewhere by which I can sign in here. */
export function OtherServices({ service, identities, onChanged }: Props) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { attempt, busy, failed } = useAttempt();
  const [untying, setUntying] = useState<OwnIdentity>();
  const link = () =>
    attempt(async () => window.location.assign((await ask<{ linkOidc: string }>('mutation linkOidc { linkOidc }')).linkOidc));
  const unlink = (id: string) =>
    attempt(async () => {
      setUntying(undefined);
      await ask('mutation unlinkOidc($id: ID!) { unlinkOidc(id: $id) }', { id });
      await onChanged();
    });
  return (
    <Section
      title={translate('timon.ownAccount.services')}
      lead={translate('timon.ownAccount.servicesLead')}
      actions={
        service && (
          <Button variant="outlined" size="small" disabled={busy} onClick={() => void link()}>
            {translate('timon.ownAccount.linkService', { name: service })}
          </Button>
        )
      }
    >
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {identities.map((identity) => (
          <Stack key={identity.id} component="li" direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <Typography sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
              {identity.issuer} · {translate('timon.ownAccount.since', { when: formatInstant(identity.createdAt, language) })}
            </Typography>
            <Button
              size="small"
              color="error"
              disabled={busy}
              aria-label={`${translate('timon.ownAccount.untie')}: ${identity.issuer}`}
              onClick={() => setUntying(identity)}
            >
              {translate('timon.ownAccount.untie')}
            </Button>
          </Stack>
        ))}
      </Stack>
      <Failure>{failed}</Failure>
      {untying && (
        <Confirmation
          title={translate('timon.ownAccount.removeTitle', { name: untying.issuer })}
          lead={translate('timon.ownAccount.removeLead')}
          go={translate('timon.ownAccount.untie')}
          onGo={() => void unlink(untying.id)}
          onClose={() => setUntying(undefined)}
        />
      )}
    </Section>
  );
}
