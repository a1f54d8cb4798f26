import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../declare/registry.js';
import { languages, textsOf, wordFor, type Language } from '../../declare/texts.js';
import { constantCase, twinName } from '../../declare/naming.js';
import type { Rights } from '../../rights/rights.js';
import { pageSizes, usualPageSize, type PageSize } from './page-size.js';
import { alternatives, asField, listOn, stepsOf, type BookedPaper } from './paper-book.js';
import { isReadable } from './paper-question.js';
import type { PaperBlock, PaperField, PaperTable, Way } from './paper.js';
import { Spelling } from './spelling.js';

/** What a paper says, word for word: the same facts say the same. */
export interface PaperContent {
  readonly title: string;
  readonly number: string;
  /** The state of what may not go out yet, or no more. */
  readonly mark?: string;
  readonly language: Language;
  readonly size: PageSize;
  readonly company: string;
  /** Where answers to it go. */
  readonly email?: string;
  /** Under which hash the logo is kept. */
  readonly logo?: string;
  readonly letterhead: readonly string[];
  readonly footer: readonly string[];
  readonly recipient: readonly string[];
  readonly blocks: readonly { readonly heading?: string; readonly lines: readonly string[] }[];
  readonly reference: readonly Labelled[];
  readonly tables: readonly ContentTable[];
  readonly totals: readonly Labelled[];
  readonly texts: readonly Labelled[];
  /** As of when it holds. */
  readonly at: string;
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface ContentTable {
  readonly heading?: string;
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean; readonly isWide: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export interface PaperWishes {
  readonly language?: Language;
  readonly size?: PageSize;
}

type Facts = Readonly<Record<string, unknown>>;

/** Writes a paper from what its reader may read of the record: what is kept from them has no place on it, not an empty one. */
export function contentOf(paper: BookedPaper, record: Facts, rights: Rights, wishes: PaperWishes = {}): PaperContent {
  return new Writer(paper, record, rights, wishes).content();
}

class Writer {
  private readonly spelling: Spelling;
  private readonly currency: string | undefined;
  private readonly companyCurrency: string | undefined;
  private readonly state: string | undefined;

  constructor(
    private readonly paper: BookedPaper,
    private readonly facts: Facts,
    private readonly rights: Rights,
    private readonly wishes: PaperWishes,
  ) {
    const wished = wishes.language ?? this.plain(paper.language) ?? this.plain(paper.company.language);
    const language = languages.find((known) => known === wished) ?? 'en';
    this.spelling = new Spelling(language, this.plain(paper.country) ?? this.plain(paper.company.country));
    this.companyCurrency = this.plain(paper.company.currency);
    this.currency = (paper.currency && this.plain(paper.currency)) ?? this.companyCurrency;
    this.state = paper.record.flow?.states.find((state) => constantCase(state) === facts[paper.record.state!.name]);
  }

  content(): PaperContent {
    const { paper, facts, spelling } = this;
    const { company } = paper;
    const { state } = paper.record;
    const isIssued = !paper.issued || paper.issued.includes(this.state ?? '');
    return {
      title: wordFor(spelling.language, `paper.${paper.name}`) ?? paper.name,
      number: this.plain(paper.record.title.name) ?? '',
      mark: isIssued || !state ? undefined : spelling.value(state, facts[state.name], undefined),
      language: spelling.language,
      size: this.size(),
      company: this.plain(company.name) ?? '',
      email: this.plain(company.email),
      logo: this.plain(company.logo),
      letterhead: this.lines(company.lines),
      footer: this.lines(company.footer),
      recipient: this.block(paper.recipient),
      blocks: (paper.blocks ?? [])
        .map((block) => ({ heading: block.heading && wordFor(spelling.language, block.heading), lines: this.block(block) }))
        .filter(({ lines }) => lines.length > 0),
      reference: this.labelled(paper.reference),
      tables: paper.tables.map((table) => this.table(table)).filter(({ rows }) => rows.length > 0),
      totals: this.labelled(paper.totals),
      texts: this.labelled(paper.texts),
      at: String(facts['updatedAt']),
    };
  }

  private size(): PageSize {
    const { size, country } = this.paper.company;
    const chosen = pageSizes.find((known) => constantCase(known) === this.plain(size));
    return this.wishes.size ?? chosen ?? usualPageSize(this.plain(country));
  }

  /** A value as it is stored, where nobody spells it. */
  private plain(way: Way): string | undefined {
    const found = this.find(this.paper.record, this.facts, way);
    return found === undefined ? undefined : String(found.value);
  }

  private lines(lines: readonly (readonly Way[])[], record: RecordType = this.paper.record, facts = this.facts): string[] {
    return lines
      .map((ways) => ways.flatMap((way) => this.spelt(record, facts, { way }) ?? []).join(' '))
      .filter((line) => line.trim() !== '');
  }

  private block({ lines, from }: PaperBlock): string[] {
    const own = this.lines(lines);
    if (!from) return own;
    const one = pick(listOn(this.facts, from.list), from.by, from.prefer);
    const target = stepsOf(this.paper.record, from.list).at(-1)!.target!;
    return one ? [...own, ...this.lines(from.lines, target, one)] : own;
  }

  private labelled(fields: readonly (Way | PaperField)[] = []): Labelled[] {
    return fields.map(asField).flatMap((field) => {
      if (!this.isShown(field)) return [];
      const value = this.spelt(this.paper.record, this.facts, field);
      return value === undefined ? [] : [{ label: this.label(this.paper.record, field), value }];
    });
  }

  private table({ of, heading, columns, mergedBy }: PaperTable): ContentTable {
    const { target } = this.paper.record.field(of);
    const lines = (this.facts[of] as Facts[] | undefined) ?? [];
    const rows = mergedBy ? this.merged(target!, lines, mergedBy) : lines;
    const shown = columns
      .map(asField)
      .filter((field) => this.isShown(field))
      .map((field) => ({
        field,
        last: stepsOf(target!, alternatives(field.way)[0]!).at(-1)!,
        cells: rows.map((row) => this.spelt(target!, row, field, false) ?? ''),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
    const wide = shown.find(({ field }) => field.wide) ?? shown.find(({ last }) => !isNumber(last));
    return {
      heading: heading && wordFor(this.spelling.language, heading),
      columns: shown.map((column) => ({
        label: this.label(target!, column.field),
        isNumber: isNumber(column.last),
        isWide: column === wide,
      })),
      rows: rows.map((_, at) => shown.map(({ cells }) => cells[at]!)),
    };
  }

  private merged(record: RecordType, lines: readonly Facts[], by: Way): Facts[] {
    const amounts = record.fields.filter(({ kind }) => kind === 'money').map(({ name }) => name);
    const merged = new Map<unknown, Facts>();
    for (const line of lines) {
      const key = this.find(record, line, by)?.value;
      const before = merged.get(key);
      const sums = amounts.filter((name) => typeof line[name] === 'string').map((name) => [name, added(before?.[name], line[name])]);
      merged.set(key, { ...line, ...Object.fromEntries(sums) });
    }
    return [...merged.values()];
  }

  private isShown({ states, foreign }: PaperField): boolean {
    if (foreign && this.currency === this.companyCurrency) return false;
    return !states || states.includes(this.state ?? '');
  }

  private spelt(record: RecordType, facts: Facts, { way, unlessZero, minus }: PaperField, withCurrency = true): string | undefined {
    const found = this.find(record, facts, way);
    if (!found || (unlessZero && Number(found.value) === 0)) return undefined;
    const currency = found.field.currency === 'company' ? this.companyCurrency : this.currency;
    const value = minus && Number(found.value) !== 0 ? negated(String(found.value)) : found.value;
    return this.spelling.value(found.field, value, withCurrency ? currency : undefined);
  }

  /** The first value that is there, among the ways that the reader may take. */
  private find(record: RecordType, facts: Facts, way: Way): { field: Field; value: unknown } | undefined {
    for (const each of alternatives(way)) {
      const steps = stepsOf(record, each);
      if (!isReadable(steps, this.rights)) continue;
      const value = steps.reduce<unknown>((at, { name }) => (at as Facts | null | undefined)?.[name], facts);
      if (value !== undefined && value !== null && value !== '') return { field: steps.at(-1)!, value };
    }
    return undefined;
  }

  /** What a field is called in the language of the paper; a link goes by its own name, not by that of the title it leads to. */
  private label(record: RecordType, { way, label = alternatives(way)[0]! }: PaperField): string {
    const names = label.split('.');
    const owner = names.slice(0, -1).reduce((at, name) => at.field(name).target!, record);
    const name = names.at(-1)!;
    const { language } = this.spelling;
    const field = owner.field(name);
    const called = textsOf(language, owner.name)?.fields[field.twinOf ?? name] ?? wordFor(language, `field.${name}`) ?? name;
    return field.name === twinName(field.twinOf ?? '') ? `${called} (${this.companyCurrency})` : called;
  }
}

/** The first item of the first kind that is there. */
export function pick(items: readonly Facts[], by: string, prefer: readonly string[]): Facts | undefined {
  for (const kind of prefer) {
    const found = items.find((item) => item[by] === constantCase(kind));
    if (found) return found;
  }
  return undefined;
}

const isNumber = ({ kind }: Field): boolean => ['money', 'price', 'quantity', 'decimal', 'integer'].includes(kind);

/** In the places that the amounts have. */
function added(one: unknown, other: unknown): string {
  const [sum, term] = [new Decimal(String(one ?? 0)), new Decimal(String(other))];
  return sum.plus(term).toFixed(String(other).split('.')[1]?.length ?? 0);
}

const negated = (value: string): string => (value.startsWith('-') ? value.slice(1) : `-${value}`);
