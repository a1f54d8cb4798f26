import { Box, Button, Card, Chip, Stack, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { Confirm, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { formatInstant } from '../../format.js';
import { AddressesDialog } from './addresses-dialog.js';
import { endPartnerKeySecret, revokePartnerKey, type KeySecret, type NewKey, type PartnerKey } from './partner-keys.js';
import { RotateDialog } from './rotate-dialog.js';

interface Props {
  readonly partnerKey: PartnerKey;
  readonly onChanged: () => Promise<void>;
  readonly onMade: (made: NewKey) => void;
}

const colours = { live: 'success', expired: 'warning', revoked: 'default', closed: 'warning' } as const;

/** One key: what it may, from where, until when, and what can be done about it. */
export function KeyCard({ partnerKey: key, onChanged, onMade }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [open, setOpen] = useState<'rotate' | 'addresses' | 'revoke'>();
  const close = () => setOpen(undefined);
  const usable = key.state !== 'revoked';

  const act = async (action: () => Promise<unknown>, done?: string) => {
    close();
    try {
      await action();
      if (done) notify(done, { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
    await onChanged();
  };

  return (
    <Card component="li" sx={{ p: 2 }} aria-label={key.name}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h6" component="h2" sx={{ flexGrow: 1, overflowWrap: 'anywhere' }}>
          {key.name}
        </Typography>
        <Chip size="small" variant="outlined" color={colours[key.state]} label={translate(`timon.keys.state.${key.state}`)} />
      </Stack>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' }, gap: 1, m: 0, my: 1 }}>
        <Fact name={translate('timon.keys.owner')}>{key.owner.name}</Fact>
        <Fact name={translate('timon.keys.scope')}>{translate(key.scopes.includes('write') ? 'timon.keys.write' : 'timon.keys.read')}</Fact>
        <Fact name={translate('timon.keys.party')}>{key.party?.name ?? translate('timon.keys.everyParty')}</Fact>
        <Fact name={translate('timon.keys.addresses')}>{key.addresses.join(', ') || translate('timon.keys.anywhere')}</Fact>
      </Box>
      <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {key.secrets.map((secret) => (
          <SecretLine
            key={secret.prefix}
            secret={secret}
            onEnd={usable && secret.live ? () => void act(() => endPartnerKeySecret(key.id, secret.prefix)) : undefined}
          />
        ))}
      </Stack>
      {usable && (
        <Stack direction="row" sx={{ mt: 1, gap: 1, flexWrap: 'wrap' }}>
          <Button size="small" onClick={() => setOpen('rotate')}>
            {translate('timon.keys.rotate')}
          </Button>
          <Button size="small" onClick={() => setOpen('addresses')}>
            {translate('timon.keys.setAddresses')}
          </Button>
          <Button size="small" color="error" onClick={() => setOpen('revoke')}>
            {translate('timon.keys.revoke')}
          </Button>
        </Stack>
      )}
      {open === 'rotate' && (
        <RotateDialog
          id={key.id}
          onClose={close}
          onMade={(made) => {
            close();
            onMade(made);
          }}
        />
      )}
      {open === 'addresses' && (
        <AddressesDialog
          partnerKey={key}
          onClose={close}
          onDone={() => {
            close();
            void onChanged();
          }}
        />
      )}
      <Confirm
        isOpen={open === 'revoke'}
        title={translate('timon.keys.revoke')}
        content={translate('timon.keys.revokeQuestion', { name: key.name })}
        confirm={translate('timon.keys.revoke')}
        onConfirm={() => void act(() => revokePartnerKey(key.id), 'timon.keys.revoked')}
        onClose={close}
      />
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

function SecretLine({ secret, onEnd }: { secret: KeySecret; onEnd?: () => void }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const used = secret.usedAt ? formatInstant(secret.usedAt, language) : translate('timon.keys.never');
  return (
    <Stack direction="row" component="li" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" sx={{ fontFamily: 'monospace', textDecoration: secret.live ? undefined : 'line-through' }}>
        tmn_{secret.prefix}_…
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('timon.keys.expires')}: {formatInstant(secret.expiresAt, language)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('timon.keys.used')}: {used}
      </Typography>
      {onEnd && (
        <Button size="small" onClick={onEnd} aria-label={translate('timon.keys.endSecret', { prefix: secret.prefix })}>
          {translate('timon.standIn.end')}
        </Button>
      )}
    </Stack>
  );
}
