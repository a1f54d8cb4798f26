import { Box, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { formatDay } from '../../format.js';
import { ownFields, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../../manifest.js';

interface Props {
  readonly field: ManifestField;
  readonly record: WireRecord;
}

/** What somebody is trusted with, as a sentence in each row: where, in what, at which level, with which rights, how long. */
export default function GrantsTable({ field, record }: Props) {
  const translate = useTranslate();
  const line = useRecordBook().find(field.target);
  const grants = (record[field.name] ?? []) as readonly WireRecord[];
  if (!line) return null;
  if (grants.length === 0) return <Typography color="textSecondary">{translate('timon.grantTable.none')}</Typography>;
  return (
    <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={field.label}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {(['domain', 'level', 'place', 'rights', 'period'] as const).map((column) => (
              <TableCell key={column}>{translate(`timon.grantTable.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {grants.map((grant) => (
            <TableRow key={grant.id}>
              <TableCell sx={{ fontWeight: 650 }}>{chosenLabel(line, grant, 'domain')}</TableCell>
              <TableCell>{chosenLabel(line, grant, 'level')}</TableCell>
              <TableCell>
                <Place line={line} grant={grant} />
              </TableCell>
              <TableCell>
                {rightsOf(line, grant).map(({ name, label }) => (
                  <Chip key={name} size="small" variant="outlined" label={label} sx={{ mr: 0.5, mb: 0.25 }} />
                ))}
              </TableCell>
              <TableCell>
                <Period grant={grant} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** Domain and level are chosen from lists, and shown by the words of those. */
function chosenLabel(line: ManifestRecord, grant: WireRecord, name: string): string {
  const choices = line.fields.find((field) => field.name === name)?.choices;
  return choices?.find(({ value }) => value === String(grant[name]))?.label ?? String(grant[name]);
}

const rightsOf = (line: ManifestRecord, grant: WireRecord): readonly ManifestField[] =>
  ownFields(line).filter(({ name, kind }) => kind === 'flag' && grant[name] === true);

function Place({ line, grant }: { line: ManifestRecord; grant: WireRecord }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const named = (name: string, otherwise: string) => {
    const target = book.find(line.fields.find((field) => field.name === name)?.target);
    return grant[name] ? book.titleOf(target, grant[name]) : translate(otherwise);
  };
  return (
    <>
      {named('company', 'timon.grantTable.everyCompany')} · {named('department', 'timon.grantTable.everyDepartment')}
    </>
  );
}

function Period({ grant }: { grant: WireRecord }) {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const [from, until] = ['validFrom', 'validUntil'].map((name) => (grant[name] ? formatDay(String(grant[name]), language) : undefined));
  const key = from && until ? 'between' : from ? 'from' : until ? 'until' : 'always';
  return <>{translate(`timon.grantTable.${key}`, { from, until })}</>;
}
