import { Alert, Button, Card, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AccessTables } from './access-tables.js';
import { CellLine } from './cell-line.js';
import type { Save } from './use-access-tables.js';
import { useWishes } from './use-wishes.js';

/** What belongs to no record: changing these tables, and looking as somebody else. */
export function DutyLines({ tables, onSave }: { tables: AccessTables; onSave: Save }) {
  const translate = useTranslate();
  const wishes = useWishes(null);
  const [refused, setRefused] = useState<string>();
  const most = tables.levels.at(-1)?.level ?? 0;
  const save = async () => {
    const sentence = await onSave(wishes.set, wishes.reset);
    setRefused(sentence);
    if (sentence === undefined) wishes.clear();
  };
  return (
    <Card component="section" aria-labelledby="access-duties" sx={{ p: 2, mt: 2, maxWidth: 720 }}>
      <Typography variant="h6" component="h2" id="access-duties">
        {translate('timon.access.section.duties')}
      </Typography>
      {tables.duties.map((cell) => (
        <CellLine key={cell.name} cell={cell} label={cell.label} levels={tables.levels} at={most} wishes={wishes} />
      ))}
      {refused && <Alert severity="error">{refused}</Alert>}
      {wishes.count > 0 && (
        <Stack direction="row" sx={{ mt: 1, gap: 1, justifyContent: 'flex-end' }}>
          <Button onClick={wishes.clear}>{translate('ra.action.undo')}</Button>
          <Button variant="contained" onClick={() => void save()}>
            {translate('timon.access.saveDraft')}
          </Button>
        </Stack>
      )}
    </Card>
  );
}
