import { Alert, Box, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { Loading, Title, useTranslate } from 'react-admin';
import { AccessLegend } from './access-legend.js';
import { AccessMatrix } from './access-matrix.js';
import type { AccessRecord, AccessTables, View } from './access-tables.js';
import { ConflictDialog } from './conflict-dialog.js';
import { DraftBar } from './draft-bar.js';
import { DutyLines } from './duty-lines.js';
import { RecordPanel } from './record-panel.js';
import { useAccessTables } from './use-access-tables.js';

/** Who may what, as a picture: looked at, drafted, compared, published and rolled back. */
export default function AccessEditor() {
  const translate = useTranslate();
  const { tables, failed, save, clash, settle, reload } = useAccessTables();
  const [view, setView] = useState<View>('drafted');
  const [domain, setDomain] = useState('');
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<{ record: string; level: number }>();

  if (failed) return <Alert severity="error">{failed}</Alert>;
  if (!tables) return <Loading />;
  const record = tables.records.find((each) => each.record === open?.record);
  const draft = tables.draft !== null;
  return (
    <Box sx={{ py: 1.5, minWidth: 0 }}>
      <Title title={translate('timon.access.title')} />
      <Typography variant="h5" component="h1">
        {translate('timon.access.title')}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('timon.access.lead')}
      </Typography>
      <DraftBar tables={tables} onChanged={reload} />
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <TextField
          label={translate('ra.action.search')}
          type="search"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          sx={{ width: 200 }}
        />
        <TextField
          select
          label={translate('timon.access.domain')}
          value={domain}
          onChange={({ target }) => setDomain(target.value)}
          sx={{ width: 200 }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{translate('timon.access.everyDomain')}</MenuItem>
          {domainsOf(tables).map(([name, label]) => (
            <MenuItem key={name} value={name}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        {draft && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            onChange={(_, chosen: View | null) => chosen && setView(chosen)}
            aria-label={translate('timon.access.view.label')}
          >
            <ToggleButton value="inForce">{translate('timon.access.view.inForce')}</ToggleButton>
            <ToggleButton value="drafted">{translate('timon.access.view.drafted')}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </Stack>
      <AccessLegend levels={tables.levels} />
      <AccessMatrix
        tables={tables}
        records={shownOf(tables, domain, sought)}
        view={draft ? view : 'inForce'}
        onOpen={({ record: name }, level) => setOpen({ record: name, level })}
      />
      {tables.duties.length > 0 && <DutyLines tables={tables} onSave={save} />}
      {record && open && (
        <RecordPanel
          key={record.record}
          tables={tables}
          record={record}
          level={open.level}
          onLevel={(level) => setOpen({ ...open, level })}
          onClose={() => setOpen(undefined)}
          onSave={save}
        />
      )}
      {clash && <ConflictDialog tables={tables} clash={clash} onChosen={settle} />}
    </Box>
  );
}

const domainsOf = ({ records }: AccessTables): (readonly [string, string])[] => [
  ...new Map(records.map(({ domain, domainLabel }) => [domain, domainLabel])),
];

/** A line stands below its record, also when only one of the two is sought. */
function shownOf({ records }: AccessTables, domain: string, sought: string): readonly AccessRecord[] {
  const text = sought.trim().toLocaleLowerCase();
  const fits = (record: AccessRecord) =>
    (domain === '' || record.domain === domain) && (text === '' || record.label.toLocaleLowerCase().includes(text));
  const parents = records.filter(({ partOf }) => !records.some(({ record }) => record === partOf));
  return parents.flatMap((parent) => [parent, ...records.filter(({ partOf }) => partOf === parent.record)]).filter(fits);
}
