import { constantCase } from '../../declare/naming.js';
import type { FieldClass } from '../../declare/field-class.js';
import type { Field, RecordType, Registry } from '../../declare/registry.js';
import { declaredPapers, type OneOf, type Paper, type PaperField, type Way } from './paper.js';

/** What never stands on a paper, whoever prints it: it would go to a stranger. */
const keptIn: ReadonlySet<FieldClass> = new Set(['margin', 'pay', 'bank', 'secret']);

/** The fields that a way leads through, the last of which holds the value. */
export type Steps = readonly Field[];

/** A paper with the ways on it found in the declarations of the records. */
export interface BookedPaper extends Paper {
  readonly record: RecordType;
  /** Every way on the paper, from the record. */
  readonly ways: readonly Steps[];
}

const books = new WeakMap<Registry, readonly BookedPaper[]>();

/** The papers of these records. A way that leads nowhere, or to what has to stay in the house, stops the start. */
export function paperBook(registry: Registry): readonly BookedPaper[] {
  const known = books.get(registry);
  if (known) return known;
  const booked = declaredPapers()
    .filter(({ target }) => registry.find(target.name)?.target === target)
    .map((paper) => book(registry.of(paper.target), paper));
  books.set(registry, booked);
  return booked;
}

export const papersOf = (registry: Registry, record: RecordType): readonly BookedPaper[] =>
  paperBook(registry).filter((paper) => paper.record === record);

export const alternatives = (way: Way): string[] => way.split('|');

export const asField = (field: Way | PaperField): PaperField => (typeof field === 'string' ? { way: field } : field);

/** The fields on one way from a record; a list of lines is passed through as a link is. */
export function stepsOf(record: RecordType, way: string): Steps {
  const steps: Field[] = [];
  let at: RecordType | undefined = record;
  for (const name of way.split('.')) {
    if (!at?.has(name)) throw new Error(`A paper of ${record.name} names ${way}, which leads nowhere.`);
    const field: Field = at.field(name);
    steps.push(field);
    at = field.target;
  }
  const last = steps.at(-1)!;
  return last.kind === 'link' ? [...steps, last.target!.title] : steps;
}

type Facts = Readonly<Record<string, unknown>>;

/** Whether a record is this paper, as it stands. */
export const fits = ({ record, states, when = {} }: BookedPaper, facts: Facts): boolean =>
  (!record.state || isIn(states, facts[record.state.name])) &&
  Object.entries(when).every(([name, value]) => facts[name] === constantCase(value));

export const isIn = (states: readonly string[] | undefined, state: unknown): boolean =>
  states === undefined || states.some((each) => constantCase(each) === state);

/** The items of a list on the way from a record, where all steps before the last are links. */
export const listOn = (facts: Facts, way: string): readonly Facts[] =>
  (way.split('.').reduce<unknown>((at, name) => (at as Facts | null | undefined)?.[name], facts) as readonly Facts[] | null | undefined) ??
  [];

function book(record: RecordType, paper: Paper): BookedPaper {
  const ways = waysOn(record, paper).map((way) => stepsOf(record, way));
  const kept = ways.flat().find((field) => keptIn.has(field.class));
  if (kept) throw new Error(`${kept.coordinate} is of the class ${kept.class} and stands on no paper: take it off "${paper.name}".`);
  const inside = ways.flat().find((field) => field.resource.party && !shownOutside(field));
  if (inside) throw new Error(`${inside.coordinate} is not shown to those outside and stands on no paper: take it off "${paper.name}".`);
  const unknown = [...(paper.states ?? []), ...(paper.issued ?? [])].find((state) => !record.flow?.states.includes(state));
  if (unknown) throw new Error(`${record.name} has no state ${unknown}, in which it would be the paper "${paper.name}".`);
  return { ...paper, record, ways };
}

/** What a customer may not read of their own record they are not sent either. */
const shownOutside = ({ resource, name, twinOf, system }: Field): boolean => system || resource.party!.reads.includes(twinOf ?? name);

function waysOn(record: RecordType, paper: Paper): string[] {
  const { company, recipient, blocks = [], mail } = paper;
  const all = (lines: readonly (readonly Way[])[]) => lines.flat().flatMap(alternatives);
  const within = (list: string, ways: readonly string[]) => ways.map((way) => `${list}.${way}`);
  const fields = (given: readonly (Way | PaperField)[] = []) => given.map(asField).flatMap(({ way }) => alternatives(way));
  const from = (one: OneOf & { lines: readonly (readonly Way[])[] }) => within(one.list, [one.by, ...all(one.lines)]);
  const { lines, footer, ...single } = company;
  return [
    record.title.name,
    ...(record.state ? [record.state.name] : []),
    ...Object.keys(paper.when ?? {}),
    ...all([...lines, ...footer, Object.values(single), [paper.language, paper.country, ...(paper.currency ? [paper.currency] : [])]]),
    ...[recipient, ...blocks].flatMap((block) => [...all(block.lines), ...(block.from ? from(block.from) : [])]),
    ...within(mail.list, [mail.by, mail.value]),
    ...fields(paper.reference),
    ...paper.tables.flatMap(({ of, columns, mergedBy }) => within(of, [...fields(columns), ...(mergedBy ? [mergedBy] : [])])),
    ...fields(paper.totals),
    ...fields(paper.texts),
  ];
}
