import { Box, Card, Chip, Stack, Typography } from '@mui/material';
import { Link, useCreatePath, useLocaleState, useTranslate } from 'react-admin';
import { choiceWidget } from '../../fields/choice.js';
import { textWidget } from '../../fields/text.js';
import { formatInstant } from '../../format.js';
import { useRecordBook, type RecordBook } from '../../manifest.js';
import { securityEnglish } from '../../texts/security.en.js';
import { EntryList } from '../entry-list.js';
import { PageHead } from '../page-head.js';
import { useEntries } from '../use-entries.js';
import { fieldCalled, LogFilters, useLogFilters, type Sought } from './log-filters.js';

interface SecurityEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly who: { readonly id: string; readonly name: string } | null;
  readonly subject: { readonly kind: string | null; readonly id: string; readonly name: string } | null;
  readonly address: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly erased: boolean;
}

interface SecuritySought extends Sought {
  readonly kind?: { readonly in?: readonly string[] };
  readonly address?: string;
}

const question = `query securityLog($filter: SecurityLogFilter, $first: Int, $before: ID) {
  page: securityLog(filter: $filter, first: $first, before: $before) {
    entries { id at kind who { id name } subject { kind id name } address facts erased }
    hasMore
  }
}`;

/** What somebody should look at first; the word always stands beside the colour. */
const alarming = new Set(['CHAIN_BROKEN', 'FACTOR_REFUSED', 'KEY_REFUSED', 'RATE_LIMITED', 'REFUSED', 'SIGN_IN_REFUSED']);

/** What happened around rights and secrets: for whoever answers for the people. */
export default function SecurityLog() {
  const translate = useTranslate();
  const { form, sought } = useLogFilters<SecuritySought>('security');
  const { entries, hasMore, busy, failed, more } = useEntries<SecurityEntry>(question, { filter: filterOf(sought) });
  const ChooseSome = choiceWidget.Filter!;
  const kinds = Object.keys(securityEnglish.kind)
    .map((value) => ({ value, label: translate(`timon.security.kind.${value}`) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <Box sx={{ py: 1.5, minWidth: 0 }}>
      <PageHead of="timon.security" />
      <LogFilters form={form}>
        <ChooseSome field={fieldCalled(translate('timon.security.what'), 'choice', { choices: kinds })} source="kind" />
        <textWidget.Input field={fieldCalled(translate('timon.security.address'), 'text', { maxLength: 60 })} source="address" />
      </LogFilters>
      <EntryList
        label={translate('timon.security.title')}
        none={translate('timon.security.none')}
        entries={entries}
        hasMore={hasMore}
        busy={busy}
        failed={failed}
        onMore={more}
      >
        {(entry) => <Entry key={entry.id} entry={entry} />}
      </EntryList>
    </Box>
  );
}

function Entry({ entry }: { entry: SecurityEntry }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const [language] = useLocaleState();
  const { at, kind, who, subject, address, facts, erased } = entry;
  const isAboutOther = subject && subject.id !== who?.id;
  return (
    <Card component="li" sx={{ p: 1.5, minWidth: 0 }}>
      <Stack direction="row" sx={{ gap: 1, rowGap: 0.25, flexWrap: 'wrap', alignItems: 'center' }}>
        <Chip
          size="small"
          variant="outlined"
          color={alarming.has(kind) ? 'error' : 'primary'}
          label={translate(`timon.security.kind.${kind}`)}
        />
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {who ? who.name || '…' : translate('timon.security.nobody')}
        </Typography>
        {isAboutOther && (
          <Typography variant="body2">
            {translate('timon.security.about')} <Subject subject={subject} />
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary" component="time" dateTime={at}>
          {formatInstant(at, language)}
        </Typography>
        {address && (
          <Typography variant="body2" color="textSecondary">
            {translate('timon.security.from', { address })}
          </Typography>
        )}
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.25, overflowWrap: 'anywhere' }}>
        {erased ? translate('timon.security.erased') : factsSaid(facts, book, language, translate)}
      </Typography>
    </Card>
  );
}

function Subject({ subject }: { subject: NonNullable<SecurityEntry['subject']> }) {
  const createPath = useCreatePath();
  const type = useRecordBook().find(subject.kind ?? undefined);
  const name = subject.name || [type?.label ?? subject.kind, `…${subject.id.slice(-8)}`].filter(Boolean).join(' ');
  if (!type || type.partOf) return <>{name}</>;
  return (
    <Link underline="always" to={createPath({ resource: type.plural, type: 'show', id: subject.id })}>
      {name}
    </Link>
  );
}

type Translate = (key: string, options?: object) => string;

function factsSaid(facts: SecurityEntry['facts'], book: RecordBook, language: string, translate: Translate): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${translate(`timon.security.fact.${name}`, { _: name })}: ${factSaid(value, book, language, translate)}`)
    .join(' · ');
}

function factSaid(value: unknown, book: RecordBook, language: string, translate: Translate): string {
  if (Array.isArray(value)) return value.map((each) => factSaid(each, book, language, translate)).join(', ');
  if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(text)) return formatInstant(text, language);
  return book.find(text)?.label ?? translate(`timon.security.value.${text}`, { _: text });
}

function filterOf({ who, from, until, kind, address }: SecuritySought): object {
  const kinds = kind?.in ?? [];
  return {
    who: who?.id?.eq ? [who.id.eq] : undefined,
    kinds: kinds.length > 0 ? kinds : undefined,
    address: address?.trim() || undefined,
    from: from || undefined,
    until: until || undefined,
  };
}
