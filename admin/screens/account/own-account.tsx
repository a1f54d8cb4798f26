import { Alert, Box, Stack } from '@mui/material';
import { Loading } from 'react-admin';
import { ask } from '../../client.js';
import { PageHead } from '../page-head.js';
import { useAnswer } from '../use-answer.js';
import { OtherServices, type OwnIdentity } from './other-services.js';
import { OwnFactors, type OwnFactor } from './own-factors.js';
import { OwnPassword } from './own-password.js';
import { OwnSessions, type OwnSession } from './own-sessions.js';
import { WhoIAm, type OwnProfile } from './who-i-am.js';

interface Answer {
  readonly me: OwnProfile;
  readonly mySecondFactor: OwnFactor;
  readonly mySessions: readonly OwnSession[];
  readonly myIdentities: readonly OwnIdentity[];
  readonly signInWays: { readonly oidc: string | null };
}

const question = `query ownAccount {
  me { id name email timeZone company { name } }
  mySecondFactor { isRequired hasTotp recoveryCodesLeft passkeys { id name createdAt usedAt } }
  mySessions { id isThisOne address agent createdAt seenAt expiresAt }
  myIdentities { id issuer createdAt usedAt }
  signInWays { oidc }
}`;

/** Who I am here, how I sign in, and where I am signed in. */
export default function OwnAccount() {
  const { answer, failed, reload } = useAnswer(ask<Answer>, question);
  if (failed) return <Alert severity="info">{failed}</Alert>;
  if (!answer) return <Loading />;
  const { me, mySecondFactor, mySessions, myIdentities, signInWays } = answer;
  return (
    <Box sx={{ py: 1.5, minWidth: 0, maxWidth: 900 }}>
      <PageHead of="timon.ownAccount" />
      <Stack spacing={2}>
        <WhoIAm me={me} />
        <OwnPassword />
        <OwnFactors factor={mySecondFactor} onChanged={reload} />
        {(signInWays.oidc !== null || myIdentities.length > 0) && (
          <OtherServices service={signInWays.oidc} identities={myIdentities} onChanged={reload} />
        )}
        <OwnSessions sessions={mySessions} onChanged={reload} />
      </Stack>
    </Box>
  );
}
