import { Alert, Box, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Loading, useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { constantCase } from '../../constant-case.js';
import { formatInstant } from '../../format.js';
import { fieldOf, useRecordBook, type ManifestRecord } from '../../manifest.js';
import { PageHead } from '../page-head.js';
import { Section } from '../section.js';
import { useAnswer } from '../use-answer.js';

interface PersonalField {
  readonly kind: string;
  readonly field: string;
  readonly class: string;
  readonly of: string | null;
  readonly erasing: string;
  readonly keptStates: readonly string[] | null;
  readonly keptYears: number | null;
}

interface Erasure {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly who: { readonly name: string };
}

const question = `query privacy {
  personalData { kind field class of erasing keptStates keptYears }
  erasures(first: 100) { id at kind who { name } }
}`;

/** What is kept of persons, and who has been forgotten. */
export default function Privacy() {
  const translate = useTranslate();
  const [language] = useLocaleState();
  const book = useRecordBook();
  const { answer, failed } = useAnswer(ask<{ personalData: readonly PersonalField[]; erasures: readonly Erasure[] }>, question);
  if (failed) return <Alert severity="error">{failed}</Alert>;
  if (!answer) return <Loading />;
  const kinds = book.screens.flatMap((type) => {
    const fields = answer.personalData.filter(({ kind }) => kind === constantCase(type.name));
    return fields.length > 0 ? [{ type, fields }] : [];
  });
  const labelOf = (kind: string) => book.screens.find(({ name }) => constantCase(name) === kind)?.label ?? kind;
  return (
    <Box sx={{ py: 1.5, minWidth: 0 }}>
      <PageHead of="timon.privacy" />
      <Stack spacing={2}>
        <Alert severity="info">{translate('timon.privacy.how')}</Alert>
        {kinds.map(({ type, fields }) => (
          <Section key={type.name} title={type.labelMany} lead={whose(fields, type, translate)}>
            <Register type={type} fields={fields} />
          </Section>
        ))}
        <Section title={translate('timon.privacy.erasures')} lead={translate('timon.privacy.erasuresLead')}>
          {answer.erasures.length === 0 ? (
            <Typography color="textSecondary">{translate('timon.privacy.noErasures')}</Typography>
          ) : (
            <Stack component="ol" spacing={0.5} sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {answer.erasures.map(({ id, at, kind, who }) => (
                <Typography component="li" variant="body2" key={id}>
                  <time dateTime={at}>{formatInstant(at, language)}</time> · {labelOf(kind)} · {who.name}
                </Typography>
              ))}
            </Stack>
          )}
        </Section>
      </Stack>
    </Box>
  );
}

type Translate = (key: string, options?: object) => string;

function whose(fields: readonly PersonalField[], type: ManifestRecord, translate: Translate): string {
  const via = fields.find(({ of }) => of !== null)?.of;
  return via ? translate('timon.privacy.via', { link: fieldOf(type, via)?.label ?? via }) : translate('timon.privacy.itself');
}

function Register({ type, fields }: { type: ManifestRecord; fields: readonly PersonalField[] }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const columns = ['field', 'class', 'erasing', 'kept'] as const;
  return (
    <Box
      component="section"
      sx={{ overflowX: 'auto' }}
      tabIndex={0}
      aria-label={translate('timon.privacy.fieldsOf', { record: type.labelMany })}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`timon.privacy.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map(({ field, class: fieldClass, erasing, keptStates, keptYears }) => (
            <TableRow key={field}>
              <TableCell component="th" scope="row">
                {coordinateSaid(field, type, book)}
              </TableCell>
              <TableCell>{translate(`timon.access.class.${fieldClass}`)}</TableCell>
              <TableCell>{translate(`timon.privacy.erased.${erasing.replaceAll(' ', '_')}`)}</TableCell>
              <TableCell>
                {keptYears !== null &&
                  translate('timon.privacy.keptFor', {
                    states: (keptStates ?? []).map((state) => stateSaid(type, state)).join(', '),
                    smart_count: keptYears,
                  })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** `PartyAddress.street` is told under the record it is part of: “Addresses: Street”. */
function coordinateSaid(coordinate: string, type: ManifestRecord, book: ReturnType<typeof useRecordBook>): string {
  const [owner = '', name = ''] = coordinate.split('.');
  const record = book.find(owner);
  const label = (record && fieldOf(record, name)?.label) ?? name;
  if (owner === type.name) return label;
  const lines = type.fields.find(({ kind, target }) => kind === 'lines' && target === owner);
  return `${lines?.label ?? record?.label ?? owner}: ${label}`;
}

const stateSaid = ({ states }: ManifestRecord, state: string): string =>
  states?.find(({ value }) => value === constantCase(state) || value === state)?.label ?? state;
