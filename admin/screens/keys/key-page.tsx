import { Button, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { Loading, Title, useTranslate } from 'react-admin';
import { useSession } from '../../session.js';
import { Failure } from '../failure.js';
import { useAnswer } from '../use-answer.js';
import { CreateKeyDialog } from './create-key-dialog.js';
import { KeyCard } from './key-card.js';
import { partnerKeys, type NewKey } from './partner-keys.js';
import { SecretDialog } from './secret-dialog.js';

/** The keys with which apps of partners ask: mine, and for the head those of everybody. */
export default function KeyPage() {
  const translate = useTranslate();
  const { me } = useSession();
  const [all, setAll] = useState(me?.isHead === true);
  const { answer: keys, failed, reload } = useAnswer(partnerKeys, all);
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<NewKey>();

  const keep = (key: NewKey) => {
    setCreating(false);
    setMade(key);
    void reload();
  };

  return (
    <Stack spacing={1.5} sx={{ py: 1.5, maxWidth: 900 }}>
      <Title title={translate('timon.keys.title')} />
      <Typography variant="h5" component="h1">
        {translate('timon.keys.title')}
      </Typography>
      <Typography color="textSecondary">{translate('timon.keys.lead')}</Typography>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={() => setCreating(true)} data-shortcut="c">
          {translate('timon.keys.create')}
        </Button>
        {me?.isHead && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={all}
            onChange={(_, chosen: boolean | null) => chosen !== null && setAll(chosen)}
            aria-label={translate('timon.keys.owner')}
          >
            <ToggleButton value={true}>{translate('timon.keys.all')}</ToggleButton>
            <ToggleButton value={false}>{translate('timon.keys.mine')}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </Stack>
      <Failure>{failed}</Failure>
      {!keys && !failed && <Loading />}
      {keys?.length === 0 && <Typography>{translate('timon.keys.none')}</Typography>}
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {keys?.map((key) => (
          <KeyCard key={key.id} partnerKey={key} onChanged={reload} onMade={keep} />
        ))}
      </Stack>
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} onMade={keep} />}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
    </Stack>
  );
}
