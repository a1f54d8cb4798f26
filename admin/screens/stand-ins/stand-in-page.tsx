import { Alert, Button, Card, Stack, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Loading, Title, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { formatDay } from '../../format.js';
import { useRecordBook } from '../../manifest.js';
import { useSession } from '../../session.js';
import { useAnswer } from '../use-answer.js';
import { endMyDelegation, myDelegations, type MyDelegation } from './my-delegations.js';
import { StandInDialog } from './stand-in-dialog.js';

/** Who stands in for me, and for whom I stand in. */
export default function StandInPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const { me } = useSession();
  const { answer: all, failed, reload } = useAnswer(myDelegations);
  const [creating, setCreating] = useState(false);
  const end = async (id: string) => {
    try {
      await endMyDelegation(id);
      notify('timon.standIn.ended', { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
    await reload();
  };

  if (failed) return <Alert severity="error">{failed}</Alert>;
  if (!all) return <Loading />;
  const given = all.filter(({ employee }) => employee.id === me?.id);
  const received = all.filter(({ substitute }) => substitute.id === me?.id);
  return (
    <Stack spacing={1.5} sx={{ py: 1.5, maxWidth: 760 }}>
      <Title title={translate('timon.standIn.title')} />
      <Typography variant="h5" component="h1">
        {translate('timon.standIn.title')}
      </Typography>
      <Typography color="textSecondary">{translate('timon.standIn.lead')}</Typography>
      <div>
        <Button variant="contained" onClick={() => setCreating(true)} data-shortcut="c">
          {translate('timon.standIn.create')}
        </Button>
      </div>
      <Part title={translate('timon.standIn.given')} none={translate('timon.standIn.none')}>
        {given.map((each) => (
          <Row key={each.id} delegation={each} name={each.substitute.name} onEnd={() => void end(each.id)} />
        ))}
      </Part>
      <Part title={translate('timon.standIn.received')} none={translate('timon.standIn.noneReceived')}>
        {received.map((each) => (
          <Row key={each.id} delegation={each} name={each.employee.name} />
        ))}
      </Part>
      {creating && (
        <StandInDialog
          onClose={() => setCreating(false)}
          onDone={() => {
            setCreating(false);
            notify('timon.standIn.created', { type: 'success' });
            void reload();
          }}
        />
      )}
    </Stack>
  );
}

function Part({ title, none, children }: { title: string; none: string; children: readonly ReactElement[] }) {
  return (
    <section aria-label={title}>
      <Typography variant="h6" component="h2" gutterBottom>
        {title}
      </Typography>
      {children.length === 0 ? (
        <Typography color="textSecondary">{none}</Typography>
      ) : (
        <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {children}
        </Stack>
      )}
    </section>
  );
}

function Row({ delegation, name, onEnd }: { delegation: MyDelegation; name: string; onEnd?: () => void }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { words } = useRecordBook().manifest;
  const { validFrom, validUntil, withRights, domains } = delegation;
  const what = domains.map((domain) => words[`domain.${domain}`] ?? domain).join(', ') || translate('timon.standIn.everything');
  const period = translate('timon.grantTable.between', { from: formatDay(validFrom, language), until: formatDay(validUntil, language) });
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 650, flexGrow: 1 }}>{name}</Typography>
        <Typography variant="body2">{period}</Typography>
        {onEnd && (
          <Button size="small" onClick={onEnd} aria-label={`${translate('timon.standIn.end')}: ${name}`}>
            {translate('timon.standIn.end')}
          </Button>
        )}
      </Stack>
      <Typography variant="body2" color="textSecondary">
        {what}
        {withRights && ` · ${translate('timon.standIn.withRights')}`}
      </Typography>
    </Card>
  );
}
