import { Box, Button, Card, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useCreatePath, useLocaleState, useTranslate } from 'react-admin';
import { constantCase } from '../../constant-case.js';
import { choiceWidget } from '../../fields/choice.js';
import { formatInstant } from '../../format.js';
import { actionLabel, Changes, type ChangedEntry } from '../../generic/changes.js';
import { Doer, type Done } from '../../generic/doer.js';
import { ownFields, useRecordBook, type ManifestChoice, type ManifestRecord, type RecordBook } from '../../manifest.js';
import { EntryList } from '../entry-list.js';
import { PageHead } from '../page-head.js';
import { useEntries } from '../use-entries.js';
import { AuditPackDialog } from './audit-pack-dialog.js';
import { fieldCalled, LogFilters, useLogFilters, type Sought } from './log-filters.js';
import { useTitles } from './use-titles.js';

interface AuditEntry extends ChangedEntry, Done {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly record: string;
  readonly action: string;
}

interface AuditSought extends Sought {
  readonly kind?: string;
  readonly field?: string;
  readonly action?: { readonly in?: readonly string[] };
}

const question = `query audit($filter: AuditFilter, $first: Int, $before: ID) {
  page: audit(filter: $filter, first: $first, before: $before) {
    entries { id at kind record action who { name } onBehalfOf { name } changes }
    hasMore
  }
}`;

const actions = ['CREATE', 'UPDATE', 'REMOVE', 'RESTORE', 'HAND_OVER'] as const;

/** Who changed what in all records, as far as they and their fields are mine to see. */
export default function AuditSearch() {
  const translate = useTranslate();
  const book = useRecordBook();
  const { form, sought } = useLogFilters<AuditSought>('audit');
  const [packing, setPacking] = useState(false);
  const kind = book.screens.find(({ name }) => constantCase(name) === sought.kind);
  const { entries, hasMore, busy, failed, more } = useEntries<AuditEntry>(question, { filter: filterOf(sought, kind) });
  const titles = useTitles(entries ?? []);
  const { Input: Choose, Filter: ChooseSome } = choiceWidget;
  return (
    <Box sx={{ py: 1.5, minWidth: 0 }}>
      <PageHead of="timon.audit">
        {book.manifest.operations.includes('securityLog') && (
          <Button variant="outlined" onClick={() => setPacking(true)}>
            {translate('timon.audit.pack.action')}
          </Button>
        )}
      </PageHead>
      <LogFilters form={form}>
        <Choose field={fieldCalled(translate('timon.audit.kind'), 'choice', { choices: kindsOf(book) })} source="kind" />
        {kind && (
          <Choose
            key={kind.name}
            field={fieldCalled(translate('timon.audit.field'), 'choice', { choices: fieldsOf(kind, book) })}
            source="field"
          />
        )}
        {ChooseSome && (
          <ChooseSome
            field={fieldCalled(translate('timon.audit.action'), 'choice', {
              choices: [
                ...actions.map((value) => ({ value, label: translate(`timon.history.action.${value}`) })),
                ...(kind?.moves ?? []).map(({ name, label }) => ({ value: constantCase(name), label })),
              ],
            })}
            source="action"
          />
        )}
      </LogFilters>
      <EntryList
        label={translate('timon.audit.title')}
        none={translate('timon.audit.none')}
        entries={entries}
        hasMore={hasMore}
        busy={busy}
        failed={failed}
        onMore={more}
      >
        {(entry) => <Entry key={entry.id} entry={entry} title={titles.get(entry.record)} />}
      </EntryList>
      {packing && <AuditPackDialog from={sought.from} until={sought.until} onClose={() => setPacking(false)} />}
    </Box>
  );
}

function Entry({ entry, title }: { entry: AuditEntry; title: string | undefined }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const book = useRecordBook();
  const [language] = useLocaleState();
  const type = book.screens.find(({ name }) => constantCase(name) === entry.kind);
  if (!type) return null;
  return (
    <Card component="li" sx={{ p: 1.5, minWidth: 0 }}>
      <Stack direction="row" sx={{ gap: 1, rowGap: 0, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Typography variant="subtitle2" component="h2">
          {actionLabel(type, entry.action, translate)} · {type.label}{' '}
          {title === undefined ? (
            `…${entry.record.slice(-8)}`
          ) : (
            <Link underline="always" to={createPath({ resource: type.plural, type: 'show', id: entry.record })}>
              {title || `…${entry.record.slice(-8)}`}
            </Link>
          )}
        </Typography>
        <Doer {...entry} />
        <Typography variant="body2" color="textSecondary" component="time" dateTime={entry.at}>
          {formatInstant(entry.at, language)}
        </Typography>
      </Stack>
      <Changes type={type} record={{ id: entry.record }} entry={entry} />
    </Card>
  );
}

function filterOf({ who, from, until, field, action }: AuditSought, kind: ManifestRecord | undefined): object {
  const actionsSought = action?.in ?? [];
  return {
    who: who?.id?.eq ? [who.id.eq] : undefined,
    from: from || undefined,
    until: until || undefined,
    kinds: kind && [constantCase(kind.name)],
    fields: kind && field ? [field] : undefined,
    actions: actionsSought.length > 0 ? actionsSought : undefined,
  };
}

const kindsOf = ({ screens }: RecordBook): ManifestChoice[] =>
  screens
    .map(({ name, labelMany }) => ({ value: constantCase(name), label: labelMany }))
    .sort((one, other) => one.label.localeCompare(other.label));

/** What is changed in lines is told under both their names. */
function fieldsOf(kind: ManifestRecord, book: RecordBook): ManifestChoice[] {
  return ownFields(kind).flatMap((field) => {
    const line = field.kind === 'lines' ? book.find(field.target) : undefined;
    if (!line) return [{ value: field.name, label: field.label }];
    return ownFields(line)
      .filter(({ name }) => name !== line.partOf)
      .map(({ name, label }) => ({ value: `${field.name}.${name}`, label: `${field.label}: ${label}` }));
  });
}
