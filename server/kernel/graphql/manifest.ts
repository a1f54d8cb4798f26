import { createHash } from 'node:crypto';
import { dutyNames, type DutyName } from '../declare/duty.js';
import { declaredModules } from '../declare/module.js';
import { constantCase } from '../declare/naming.js';
import type { Field, RecordType, Registry } from '../declare/registry.js';
import { textsOf, wordFor, wordsUnder, type Language } from '../declare/texts.js';
import { maySend } from '../http/papers/may-send.js';
import type { Principal } from '../rights/principal.js';
import type { Rights } from '../rights/rights.js';
import { isHandedOver } from '../write/storage.js';
import { mayReadLetters } from '../work/mail/may-read-letters.js';
import { papersOf } from '../work/print/paper-book.js';
import { personRecords } from '../work/privacy/personal-register.js';
import { mayReadField, maySearch } from './record-types.js';
import { maySeeSecurityLog } from './security-log.js';

/** What the admin draws itself from: the records, fields and moves that are open to the caller, in the caller's language. */
export interface Manifest {
  readonly hash: string;
  readonly language: Language;
  readonly menu: readonly { module: string; label: string; records: readonly string[] }[];
  readonly records: readonly ManifestRecord[];
  /** What is mine to do that belongs to no record. */
  readonly duties: readonly DutyName[];
  /** Operations that belong to no record and are not everybody's, as far as they are mine. */
  readonly operations: readonly OfficeOperation[];
  /** Why a field was refused (`reason.CODE`), and domain words, by key. */
  readonly words: Readonly<Record<string, string>>;
}

/** What a page of its own in the back office stands or falls with. */
export type OfficeOperation = 'securityLog' | 'personalData' | 'erasePerson' | 'letters';

export interface ManifestRecord {
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly module: string;
  readonly label: string;
  readonly labelMany: string;
  /** The field that names a record to people. */
  readonly title: string;
  readonly orderBy: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  /** What a list opens with, in this order; the admin chooses by kind when absent. */
  readonly columns?: readonly string[];
  /** For a line: the link to its parent. Lines have no menu entry and no mutations of their own. */
  readonly partOf?: string;
  readonly searchable: boolean;
  readonly fields: readonly ManifestField[];
  readonly states?: readonly ManifestChoice[];
  readonly moves: readonly { readonly name: string; readonly label: string; readonly from: readonly string[]; readonly to: string }[];
  /** The states (enum values) in which fields may be edited; every state when absent. */
  readonly editableIn?: readonly string[];
  readonly backlinks: readonly { readonly name: string; readonly label: string; readonly record: string; readonly via: string }[];
  /** The links that say whose the record is: changed by `handOver…`, when I may change the record at all. */
  readonly handOver: readonly string[];
  /** This is a person whose data can be taken out and forgotten; where it says so, only with these values. */
  readonly person?: { readonly when: Readonly<Record<string, string | boolean>> };
  readonly may: { readonly create: boolean; readonly update: boolean; readonly remove: boolean };
  /** The papers that it can be printed as, and whether I may mail them. */
  readonly papers?: readonly { readonly name: string; readonly label: string; readonly canSend: boolean }[];
}

export interface ManifestChoice {
  readonly value: string;
  readonly label: string;
}

export interface ManifestField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: Field['kind'];
  readonly optional: boolean;
  /** When the caller may set it: on create and edit, on create only, or never. */
  readonly writable: 'always' | 'on create' | 'never';
  readonly filter: boolean;
  /** Whether a filter may ask for part of the text, not only for all of it. */
  readonly search: boolean;
  readonly maxLength?: number;
  readonly format?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly choices?: readonly ManifestChoice[];
  /** The record that a link or a list of lines points to. */
  readonly target?: string;
  /** What a linked record must be like, so that only such are offered. */
  readonly where?: Readonly<Record<string, string | boolean>>;
  /** `company`, or the path to the link to the currency. */
  readonly currency?: string;
  readonly default?: string | number | boolean;
}

/** The manifest of one caller. Pure: equal rights and language give an equal manifest. */
export function manifestFor(registry: Registry, principal: Principal): Manifest {
  const { rights, language } = principal;
  const seen = registry.resources.filter((record) => rights.may(record, 'read'));
  const records = seen.map((record) => manifestRecord(record, principal));
  const modules = inMenuOrder([...new Set(seen.filter((record) => !record.partOf).map((record) => record.module))]);
  const menu = modules.map((module) => ({
    module,
    label: wordFor(language, `module.${module}`) ?? module,
    records: menuOf(module, seen),
  }));
  const domains = Object.fromEntries(
    domainsOf(registry).map((domain) => [`domain.${domain}`, wordFor(language, `domain.${domain}`) ?? domain]),
  );
  const words = { ...domains, ...wordsUnder(language, 'reason.') };
  const duties = dutyNames.filter((duty) => rights.mayDo(duty));
  const operations = operationsOf(registry, principal);
  const hash = createHash('sha256')
    .update(JSON.stringify([language, menu, records, duties, operations, words]))
    .digest('base64url')
    .slice(0, 16);
  return { hash, language, menu, records, duties, operations, words };
}

function operationsOf(registry: Registry, { rights }: Principal): OfficeOperation[] {
  const isOpen: Readonly<Record<OfficeOperation, boolean>> = {
    securityLog: maySeeSecurityLog(rights),
    personalData: maySeeSecurityLog(rights),
    erasePerson: personRecords(registry).some((record) => rights.may(record, 'remove')),
    letters: mayReadLetters(rights),
  };
  return (Object.keys(isOpen) as OfficeOperation[]).filter((operation) => isOpen[operation]);
}

/** What the day is about comes first, what it stands on last. */
function inMenuOrder(modules: readonly string[]): string[] {
  const layers: readonly string[] = ['crm', 'erp', 'insight', 'partner', 'foundation'];
  const layerOf = new Map(declaredModules().map(({ name, layer }) => [name, layers.indexOf(layer)]));
  return [...modules].sort((one, other) => (layerOf.get(one) ?? layers.length) - (layerOf.get(other) ?? layers.length));
}

/** As the module orders its records; what it does not name follows as it was declared. */
function menuOf(module: string, seen: readonly RecordType[]): string[] {
  const names = seen.filter((record) => record.module === module && !record.partOf).map(({ name }) => name);
  const first = (declaredModules().find(({ name }) => name === module)?.menu ?? []).filter((name) => names.includes(name));
  return [...new Set([...first, ...names])];
}

const domainsOf = (registry: Registry) => [...new Set(registry.resources.map((record) => record.domain))].sort();

function manifestRecord(record: RecordType, { rights, language }: Principal): ManifestRecord {
  const texts = textsOf(language, record.name);
  const readable = (field: Field) => !field.hidden && mayReadField(field)(rights);
  const choices = (field: Field, labels?: Readonly<Record<string, string>>): ManifestChoice[] =>
    field.choices!.map((choice) => ({ value: constantCase(choice), label: labels?.[choice] ?? choice }));
  const fields = record.fields.filter(readable).map((field): ManifestField => ({
    name: field.name,
    label: texts?.fields[field.name] ?? systemLabel(field, language, texts?.fields) ?? field.name,
    help: texts?.help?.[field.name],
    kind: field.kind,
    optional: field.optional || field.default !== undefined,
    writable: writable(field, rights.mayWrite(field)),
    filter: field.filter,
    search: field.search,
    maxLength: field.maxLength,
    format: field.format,
    min: field.min,
    max: field.max,
    choices: field.choices && choices(field, field.kind === 'state' ? texts?.states : texts?.choices?.[field.name]),
    target: field.target?.name,
    where:
      field.where &&
      Object.fromEntries(Object.entries(field.where).map(([name, value]) => [name, asSent(field.target!.field(name), value)])),
    currency: field.currency,
    default: field.kind === 'choice' && field.default !== undefined ? constantCase(String(field.default)) : field.default,
  }));
  const order = record.options.orderBy ?? { field: record.title.filter ? record.title.name : 'id', direction: 'ASC' as const };
  return {
    name: record.name,
    singular: record.singular,
    plural: record.plural,
    module: record.module,
    label: texts?.one ?? record.name,
    labelMany: texts?.many ?? record.plural,
    title: record.title.name,
    orderBy: order,
    columns: record.options.columns?.filter((name) => readable(record.field(name))),
    partOf: record.partOf?.name,
    searchable: record.searchable.length > 0 && maySearch(record)(rights),
    fields,
    states: record.state && choices(record.state, texts?.states),
    moves: Object.entries(record.flow?.moves ?? {})
      .filter(([move]) => rights.may(record, move))
      .map(([name, move]) => ({ name, label: texts?.moves?.[name] ?? name, from: move.from.map(constantCase), to: constantCase(move.to) })),
    editableIn: record.options.editableIn?.map(constantCase),
    backlinks: record.backlinks
      .filter(({ resource, via }) => !resource.partOf && rights.may(resource, 'read') && mayReadField(via)(rights))
      .map(({ name, resource, via }) => ({
        name,
        label: texts?.related?.[name] ?? textsOf(language, resource.name)?.many ?? name,
        record: resource.name,
        via: via.name,
      })),
    handOver: rights.may(record, 'update')
      ? record.fields.filter((field) => isHandedOver(field) && !field.fixed && readable(field)).map(({ name }) => name)
      : [],
    person: personIn(record),
    may: { create: rights.may(record, 'create'), update: rights.may(record, 'update'), remove: rights.may(record, 'remove') },
    papers: papersIn(record, rights, language),
  };
}

function papersIn(record: RecordType, rights: Rights, language: Language): ManifestRecord['papers'] {
  const papers = papersOf(rights.model.registry, record);
  if (papers.length === 0) return undefined;
  return papers.map((paper) => ({
    name: paper.name,
    label: wordFor(language, `paper.${paper.name}`) ?? paper.name,
    canSend: maySend(paper, rights),
  }));
}

function personIn(record: RecordType): ManifestRecord['person'] {
  const { personal } = record.options;
  if (personal?.of !== 'itself') return undefined;
  return {
    when: Object.fromEntries(Object.entries(personal.when ?? {}).map(([name, value]) => [name, asSent(record.field(name), value!)])),
  };
}

const asSent = (field: Field, value: string | boolean) => (field.choices ? constantCase(String(value)) : value);

function writable(field: Field, allowed: boolean): ManifestField['writable'] {
  if (!allowed || field.readonly || field.name === 'id') return 'never';
  return field.fixed || isHandedOver(field) ? 'on create' : 'always';
}

function systemLabel(field: Field, language: Language, named?: Readonly<Record<string, string>>): string | undefined {
  if (field.twinOf)
    return `${named?.[field.twinOf] ?? field.twinOf} (${wordFor(language, 'field.inCompanyCurrency') ?? 'company currency'})`;
  return wordFor(language, `field.${field.name}`);
}
