import type { PersonalData } from '../../declare/resource.js';
import type { Field, RecordType, Registry } from '../../declare/registry.js';

/** One field that tells of a person, as the declarations have it. */
export interface PersonalField {
  readonly field: Field;
  /** Whose it is: the record itself is the person, or the record behind this link. */
  readonly of: Field | 'itself';
  /** What erasing a person makes of it. */
  readonly erasing: 'emptied' | 'replaced' | 'removed with its line';
  /** For how many years, on documents of which states, it outlasts the erasure. */
  readonly kept?: { readonly states: readonly string[]; readonly years: number };
}

/** The records that are a person, always or where they say so. */
export const personRecords = (registry: Registry): RecordType[] =>
  registry.resources.filter((record) => !record.partOf && record.options.personal?.of === 'itself');

/** The documents that name the person of `person`, each with the link by which it does. */
export function documentsNaming(registry: Registry, person: RecordType): { record: RecordType; via: Field }[] {
  return registry.resources.flatMap((record) => {
    const of = record.options.personal?.of;
    if (record.partOf || !of || of === 'itself') return [];
    const via = record.field(of);
    return via.target === person ? [{ record, via }] : [];
  });
}

/** The records that may be the same person as one of `person`, each with the links by which they say so. */
export const aliasesOf = (registry: Registry, person: RecordType): { record: RecordType; links: Field[] }[] =>
  personRecords(registry).flatMap((record) => {
    const links = (record.options.personal?.sameAs ?? []).map((name) => record.field(name)).filter(({ target }) => target === person);
    return links.length > 0 ? [{ record, links }] : [];
  });

/** Everything the declarations say of persons: what is listed, exported and erased. */
export function personalRegister(registry: Registry): PersonalField[] {
  return registry.resources.flatMap((record) => {
    const personal = record.root.options.personal;
    if (!personal) return [];
    return record.fields
      .filter((field) => field.personal && !field.hidden && !field.twinOf)
      .map((field): PersonalField => ({
        field,
        of: personal.of === 'itself' ? 'itself' : record.root.field(personal.of),
        erasing: erasingOf(registry, field),
        kept: field.kept && personal.kept ? { states: personal.kept.states, years: personal.kept.years } : undefined,
      }));
  });
}

function erasingOf(registry: Registry, field: Field): PersonalField['erasing'] {
  if (goesWithItsLine(registry, field.resource)) return 'removed with its line';
  return canBeEmpty(field) ? 'emptied' : 'replaced';
}

export const canBeEmpty = (field: Field): boolean => field.optional || field.sideTable;

/** A line without what it says of a person says nothing, unless something else links to it. */
export function goesWithItsLine(registry: Registry, line: RecordType): boolean {
  if (!line.partOf || !line.fields.some((field) => field.personal && !canBeEmpty(field))) return false;
  return !registry.resources.some((record) => record.fields.some((field) => field.kind === 'link' && field.target === line));
}

/** Whether this very record is about a person. */
export function isAboutAPerson({ when }: PersonalData<Record<string, unknown>>, entity: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when ?? {}).every(([name, value]) => entity[name] === value);
}
