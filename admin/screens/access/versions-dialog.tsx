import { Button, Card, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { formatInstant } from '../../format.js';
import { useSession } from '../../session.js';
import { Failure } from '../failure.js';
import { useAnswer } from '../use-answer.js';
import { accessVersions, rollBackAccess } from './access-api.js';
import type { AccessVersion } from './access-tables.js';
import { ChangesDialog } from './changes-dialog.js';

interface Props {
  readonly inForce: number;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** All versions there were, each with what it changed and the way back to it. */
export function VersionsDialog({ inForce, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const { reload } = useSession();
  const { answer: versions = [], failed } = useAnswer(accessVersions);
  const [looked, setLooked] = useState<{ from: number; to: number; back: boolean }>();

  const rollBack = async (to: number, note: string) => {
    try {
      await rollBackAccess(to, note);
      notify('timon.access.rolledBack', { type: 'success' });
      onClose();
      await reload();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
    await onChanged();
  };
  const published = versions.filter(({ publishedAt }) => publishedAt !== null);

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="access-versions">
      <DialogTitle id="access-versions">{translate('timon.access.versions')}</DialogTitle>
      <DialogContent>
        <Failure>{failed}</Failure>
        <Stack component="ol" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {published.map((version) => (
            <VersionCard
              key={version.number}
              title={translate('timon.access.version', { version: version.number })}
              version={version}
              inForce={version.number === inForce}
              onCompare={() => setLooked({ from: version.basedOn, to: version.number, back: false })}
              onBack={() => setLooked({ from: inForce, to: version.number, back: true })}
            />
          ))}
          <VersionCard
            title={translate('timon.access.delivered')}
            inForce={inForce === 0}
            onBack={() => setLooked({ from: inForce, to: 0, back: true })}
          />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
      {looked && (
        <ChangesDialog
          title={
            looked.back
              ? translate('timon.access.rollBackTo', { version: looked.to === 0 ? translate('timon.access.delivered') : looked.to })
              : translate('timon.access.version', { version: looked.to })
          }
          from={looked.from}
          to={looked.to}
          onClose={() => setLooked(undefined)}
          confirm={looked.back ? { label: translate('timon.access.rollBack'), act: (note) => rollBack(looked.to, note) } : undefined}
        />
      )}
    </Dialog>
  );
}

interface CardProps {
  readonly title: string;
  readonly version?: AccessVersion;
  readonly inForce: boolean;
  readonly onCompare?: () => void;
  readonly onBack: () => void;
}

function VersionCard({ title, version, inForce, onCompare, onBack }: CardProps) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 650, flexGrow: 1 }}>
          {title}
          {inForce && ` · ${translate('timon.access.view.inForce')}`}
        </Typography>
        {onCompare && (
          <Button size="small" onClick={onCompare}>
            {translate('timon.access.changes')}
          </Button>
        )}
        {!inForce && (
          <Button size="small" onClick={onBack}>
            {translate('timon.access.rollBack')}
          </Button>
        )}
      </Stack>
      {version?.publishedAt && (
        <Typography variant="body2" color="textSecondary">
          {version.publishedBy} · {formatInstant(version.publishedAt, language)}
          {version.restores !== null && ` · ${translate('timon.access.restores', { version: version.restores })}`}
        </Typography>
      )}
      {version?.note && <Typography variant="body2">{version.note}</Typography>}
    </Card>
  );
}
