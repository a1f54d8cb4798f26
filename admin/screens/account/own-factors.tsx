import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { formatInstant } from '../../format.js';
import { canUsePasskeys } from '../../passkey.js';
import { useSession } from '../../session.js';
import { Failure } from '../failure.js';
import { RecoveryCodes } from '../recovery-codes.js';
import { Section } from '../section.js';
import { SetUpFactor, type FactorKind } from '../set-up-factor.js';
import { useAttempt } from '../use-attempt.js';
import { Confirmation } from './confirmation.js';
import { FactorDialog } from './factor-dialog.js';
import { RenamePasskey } from './rename-passkey.js';

interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

export interface OwnFactor {
  readonly isRequired: boolean;
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly OwnPasskey[];
}

type Open =
  | { readonly is: 'setting up'; readonly kind: FactorKind }
  | { readonly is: 'renaming'; readonly passkey: OwnPasskey }
  | { readonly is: 'removing'; readonly passkey?: OwnPasskey }
  | { readonly is: 'codes'; readonly codes: readonly string[] };

/** What I show besides my password: an app, passkeys, and the codes for when both are lost. */
export function OwnFactors({ factor, onChanged }: { factor: OwnFactor; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { reload } = useSession();
  const { attempt, busy, failed } = useAttempt();
  const [open, setOpen] = useState<Open>();
  const { isRequired, hasTotp, passkeys, recoveryCodesLeft } = factor;
  const hasAny = hasTotp || passkeys.length > 0;

  const close = () => setOpen(undefined);
  // The notice above every page goes by the same facts.
  const changed = async () => {
    close();
    await Promise.all([onChanged(), reload()]);
  };
  const remove = (passkey?: OwnPasskey) =>
    attempt(async () => {
      close();
      if (passkey) await ask('mutation removePasskey($id: ID!) { removePasskey(id: $id) }', { id: passkey.id });
      else await ask('mutation removeTotp { removeTotp }');
      await changed();
    });
  const renewCodes = () =>
    attempt(async () => {
      const text = 'mutation renewRecoveryCodes { renewRecoveryCodes }';
      setOpen({ is: 'codes', codes: (await ask<{ renewRecoveryCodes: readonly string[] }>(text)).renewRecoveryCodes });
    });

  return (
    <Section
      title={translate('timon.ownAccount.factors')}
      lead={translate(`timon.ownAccount.${isRequired ? 'factorsRequired' : 'factorsLead'}`)}
    >
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        <Line
          title={translate('timon.ownAccount.app')}
          said={translate(`timon.ownAccount.${hasTotp ? 'appSet' : 'appMissing'}`)}
          isSet={hasTotp}
        >
          <Button size="small" disabled={busy} onClick={() => setOpen({ is: 'setting up', kind: 'app' })}>
            {translate(`timon.ownAccount.${hasTotp ? 'replace' : 'setUp'}`)}
          </Button>
          {hasTotp && (
            <Button size="small" color="error" disabled={busy} onClick={() => setOpen({ is: 'removing' })}>
              {translate('timon.ownAccount.remove')}
            </Button>
          )}
        </Line>
        {passkeys.map((passkey) => (
          <Line
            key={passkey.id}
            title={passkey.name}
            said={[
              translate('timon.ownAccount.since', { when: formatInstant(passkey.createdAt, language) }),
              passkey.usedAt && translate('timon.ownAccount.used', { when: formatInstant(passkey.usedAt, language) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            kind={translate('timon.ownAccount.passkey')}
            isSet
          >
            <Button
              size="small"
              disabled={busy}
              aria-label={`${translate('timon.ownAccount.rename')}: ${passkey.name}`}
              onClick={() => setOpen({ is: 'renaming', passkey })}
            >
              {translate('timon.ownAccount.rename')}
            </Button>
            <Button
              size="small"
              color="error"
              disabled={busy}
              aria-label={`${translate('timon.ownAccount.remove')}: ${passkey.name}`}
              onClick={() => setOpen({ is: 'removing', passkey })}
            >
              {translate('timon.ownAccount.remove')}
            </Button>
          </Line>
        ))}
        <Line
          title={translate(`timon.ownAccount.${passkeys.length > 0 ? 'anotherPasskey' : 'passkeys'}`)}
          said={translate(`timon.ownAccount.${canUsePasskeys() ? 'passkeysHelp' : 'passkeysNeedTls'}`)}
        >
          {canUsePasskeys() && (
            <Button size="small" disabled={busy} onClick={() => setOpen({ is: 'setting up', kind: 'passkey' })}>
              {translate('timon.ownAccount.addPasskey')}
            </Button>
          )}
        </Line>
        {hasAny && (
          <Line
            title={translate('timon.ownAccount.codes')}
            said={translate('timon.ownAccount.codesLeft', { smart_count: recoveryCodesLeft })}
            isSet={recoveryCodesLeft > 0}
          >
            <Button size="small" disabled={busy} onClick={() => void renewCodes()}>
              {translate('timon.ownAccount.renewCodes')}
            </Button>
          </Line>
        )}
      </Stack>
      <Failure>{failed}</Failure>
      {open?.is === 'setting up' && (
        <FactorDialog title={translate('timon.door.enrol.title')}>
          <SetUpFactor only={open.kind} onDone={() => void changed()} onLeave={close} />
        </FactorDialog>
      )}
      {open?.is === 'codes' && (
        <FactorDialog title={translate('timon.ownAccount.codes')}>
          <RecoveryCodes codes={open.codes} onKept={() => void changed()} />
        </FactorDialog>
      )}
      {open?.is === 'renaming' && <RenamePasskey passkey={open.passkey} onDone={() => void changed()} onClose={close} />}
      {open?.is === 'removing' && (
        <Confirmation
          title={translate('timon.ownAccount.removeTitle', { name: open.passkey?.name ?? translate('timon.ownAccount.app') })}
          lead={translate('timon.ownAccount.removeLead')}
          go={translate('timon.ownAccount.remove')}
          onGo={() => void remove(open.passkey)}
          onClose={close}
        />
      )}
    </Section>
  );
}

interface LineProps {
  readonly title: string;
  readonly said: string;
  readonly kind?: string;
  readonly isSet?: boolean;
  readonly children?: ReactNode;
}

function Line({ title, said, kind, isSet, children }: LineProps) {
  const translate = useTranslate();
  return (
    <Stack component="li" direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, rowGap: 0 }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
          {isSet && <Chip size="small" color="success" variant="outlined" label={kind ?? translate('timon.ownAccount.isSet')} />}
        </Stack>
        <Typography variant="body2" color="textSecondary">
          {said}
        </Typography>
      </Box>
      {children}
    </Stack>
  );
}
