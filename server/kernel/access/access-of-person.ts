import type { FieldClass } from '../declare/field-class.js';
import type { RecordType, Registry } from '../declare/registry.js';
import { textsOf, wordFor, type Language } from '../declare/texts.js';
import type { Principal } from '../rights/principal.js';
import { grantsIn } from '../rights/rights.js';
import { ruleWord } from './access-words.js';

/** What somebody may with one kind of record, in words. */
export interface PersonAccess {
  readonly record: string;
  readonly label: string;
  readonly module: string;
  readonly domain: string;
  /** The rows that their levels reach, each said once. */
  readonly rows: readonly string[];
  readonly operations: readonly string[];
  readonly moves: readonly string[];
  /** The fields of theirs to see that not everybody sees: pay, margins, personal data and the like. */
  readonly sensitive: readonly string[];
}

const plainClasses: ReadonlySet<FieldClass> = new Set(['public', 'internal', 'money']);

/** What somebody may, record by record: only what is open to them, so that it tells nobody of what is not. */
export function accessOfPerson(registry: Registry, person: Principal, language: Language): PersonAccess[] {
  return registry.resources
    .filter((record) => !record.partOf && person.rights.may(record, 'read'))
    .map((record) => ({
      record: record.name,
      label: textsOf(language, record.name)?.many ?? record.name,
      module: record.module,
      domain: wordFor(language, `domain.${record.domain}`) ?? record.domain,
      rows: rowsOf(record, person, language),
      operations: (['read', 'create', 'update', 'remove'] as const)
        .filter((operation) => person.rights.may(record, operation))
        .map((operation) => wordFor(language, `access.${operation}`) ?? operation),
      moves: Object.keys(person.rights.access(record).moves)
        .filter((move) => person.rights.may(record, move))
        .map((move) => textsOf(language, record.name)?.moves?.[move] ?? move),
      sensitive: sensitiveOf(record, person, language),
    }));
}

function rowsOf(record: RecordType, { rights }: Principal, language: Language): string[] {
  const { domain, read, rows } = rights.access(record);
  const rules = grantsIn(rights.grants, domain)
    .filter(({ level }) => level >= read)
    .flatMap(({ level }) => rows[level] ?? []);
  return [...new Set(rules.map((rule) => ruleWord(rule, language)))];
}

/** Those of its lines count with it. */
function sensitiveOf(record: RecordType, { rights }: Principal, language: Language): string[] {
  const parts = [record, ...record.fields.flatMap(({ kind, target }) => (kind === 'lines' && target ? [target] : []))];
  const labels = parts.flatMap((part) =>
    part.fields
      .filter(
        (field) => !field.hidden && !field.system && !field.twinOf && !plainClasses.has(field.class) && rights.field(field) !== 'none',
      )
      .map((field) => textsOf(language, part.name)?.fields[field.name] ?? field.name),
  );
  return [...new Set(labels)];
}
