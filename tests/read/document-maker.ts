import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Field, RecordType, Registry } from '../../server/kernel/declare/index.js';
import type { Draws } from '../support/draws.js';
import { DocumentText, Word, type Given } from './document-text.js';
import type { Feature } from './features.js';

/** What the maker knows of the data, so that its filters hit and its cursors fit. */
export interface Knowledge {
  /** Values that a field really has, as the API spells them; enum values as words. */
  values(field: Field): readonly unknown[];
  ids(record: RecordType): readonly string[];
  /** Of a row that the caller sees, in the order these arguments ask for. */
  cursor(record: RecordType, args: Given): Promise<string | undefined>;
}

export interface MadeDocument {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly features: ReadonlySet<Feature>;
}

interface Selection {
  readonly text: string;
}

const deepest = 5;

/** Makes one random document that the schema allows. Everything in it follows from the draws. */
export class DocumentMaker {
  private readonly features = new Set<Feature>();
  private readonly out: DocumentText;
  private readonly isClumsy: boolean;
  private names = 0;
  /** Fragments that may be spread anywhere on their type: all their names are their own. */
  private readonly shared: { name: string; type: string }[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly registry: Registry,
    private readonly knowledge: Knowledge,
    private readonly draws: Draws,
  ) {
    this.isClumsy = draws.chance(0.02);
    this.out = new DocumentText(draws, (feature) => this.features.add(feature));
  }

  async make(): Promise<MadeDocument> {
    const query = this.schema.getQueryType()!;
    const roots = Object.values(query.getFields()).filter(({ name }) => this.kindOf(name) !== undefined);
    const count = this.draws.one([1, 1, 1, 2, 3]);
    if (count > 1) this.features.add('several roots');
    const scope = new Set<string>();
    const selections: Selection[] = [];
    for (let place = 0; place < count; place++) selections.push(...(await this.field(this.rootAmong(roots), 1, scope)));
    if (this.draws.chance(0.05)) selections.push(this.typename(scope));
    const text = this.out.document(this.wrapped('Query', selections));
    return { text, variables: this.out.variables, features: this.features };
  }

  private kindOf(root: string): 'one' | 'list' | 'grouped' | 'node' | 'search' | undefined {
    if (root === 'node' || root === 'search') return root;
    const { resources } = this.registry;
    if (resources.some(({ singular }) => singular === root)) return 'one';
    if (resources.some(({ plural }) => plural === root)) return 'list';
    return resources.some(({ plural }) => `${plural}Grouped` === root) ? 'grouped' : undefined;
  }

  private rootAmong(roots: readonly GraphQLField<unknown, unknown>[]): GraphQLField<unknown, unknown> {
    const kind = this.draws.one(['one', 'list', 'list', 'list', 'list', 'grouped', 'grouped', 'grouped', 'node', 'search'] as const);
    const fitting = roots.filter(({ name }) => this.kindOf(name) === kind);
    const busy = fitting.filter(({ name }) => /^(salesOrder|part|product|employee)/.test(name));
    return this.draws.one(busy.length > 0 && this.draws.chance(0.7) ? busy : fitting);
  }

  private typename(scope: Set<string>): Selection {
    this.features.add('__typename');
    return {
      text: scope.has('__typename') || this.draws.chance(0.3) ? `${this.freshName()}: __typename` : (scope.add('__typename'), '__typename'),
    };
  }

  private freshName(): string {
    this.names += 1;
    return `a${this.names}`;
  }

  /** A field with all that hangs below it; more than once when its parts are to be merged. */
  private async field(field: GraphQLField<unknown, unknown>, depth: number, scope: Set<string>, aliased = false): Promise<Selection[]> {
    const { name } = field;
    const isAliased = aliased || scope.has(name) || this.draws.chance(0.15);
    if (isAliased) this.features.add('alias');
    const key = isAliased ? this.freshName() : name;
    scope.add(key);
    const { args, given } = await this.arguments(field, depth);
    const head = `${isAliased ? `${key}: ` : ''}${name}${args}`;
    const type = getNamedType(field.type);
    if (!('getFields' in type)) return [{ text: `${head}${this.out.directives(0.05)}` }];
    const below = await this.below(field, type as GraphQLObjectType, depth, given, aliased);
    if (below.length > 1 && this.draws.chance(0.12)) {
      this.features.add('merged fields');
      const cut = 1 + this.draws.below(below.length - 1);
      return [below.slice(0, cut), below.slice(cut)].map((part) => ({ text: `${head} ${this.block(type.name, part)}` }));
    }
    return [{ text: `${head}${this.out.directives(0.05)} ${this.block(type.name, below)}` }];
  }

  private block(type: string, selections: readonly Selection[]): string {
    return this.out.block(this.wrapped(type, selections));
  }

  private below(
    field: GraphQLField<unknown, unknown>,
    type: GraphQLObjectType,
    depth: number,
    given: Given,
    aliased: boolean,
  ): Promise<Selection[]> {
    if (type.name === 'Node') return this.nodeSelections(given, depth);
    if (type.name.endsWith('Groups')) return this.groupSelections(type, given, depth);
    if (type.name.endsWith('Connection')) return this.pageSelections(type, depth);
    if (depth > 1) this.noteLink(field);
    return this.selections(type, depth, aliased);
  }

  private noteLink(field: GraphQLField<unknown, unknown>): void {
    if (isListType(getNullableType(field.type))) this.features.add('lines');
    else if (this.registry.find(getNamedType(field.type).name)) this.features.add('link');
  }

  private async selections(type: GraphQLObjectType, depth: number, aliased = false): Promise<Selection[]> {
    const fields = Object.values(type.getFields());
    const plain = fields.filter((field) => !('getFields' in getNamedType(field.type)));
    const nested = fields.filter((field) => 'getFields' in getNamedType(field.type));
    const chosen = this.draws.shuffled([
      ...this.picked(plain, 1 + this.draws.below(4)),
      ...(depth < deepest ? this.picked(nested, this.draws.one(this.isClumsy ? [2, 3, 4] : [0, 1, 1, 2])) : []),
    ]);
    if (chosen.length === 0) chosen.push(this.draws.one(plain));
    const scope = new Set<string>();
    const selections: Selection[] = [];
    for (const field of chosen) selections.push(...(await this.field(field, depth + 1, scope, aliased)));
    if (this.draws.chance(0.1)) selections.push(this.typename(scope));
    if (!aliased) await this.share(type, depth, selections);
    return selections;
  }

  private picked<T>(list: readonly T[], count: number): T[] {
    return this.draws.shuffled(list).slice(0, count);
  }

  /** A fragment that stands in several places of the document. */
  private async share(type: GraphQLObjectType, depth: number, selections: Selection[]): Promise<void> {
    const known = this.shared.filter((each) => each.type === type.name);
    if (known.length > 0 && this.draws.chance(0.5)) selections.push({ text: `...${this.draws.one(known).name}` });
    else if (this.registry.find(type.name) && this.draws.chance(0.08) && depth < deepest) {
      const inner = await this.selections(type, depth + 1, true);
      const name = this.out.fragment(
        type.name,
        inner.map(({ text }) => text),
      );
      this.features.add('named fragment');
      this.shared.push({ name, type: type.name });
      selections.push({ text: `...${name}${this.out.directives(0.1)}` });
    }
  }

  /** Some selections move into fragments, which may hold fragments in turn. */
  private wrapped(type: string, selections: readonly Selection[], depth = 0): string[] {
    const texts = selections.map(({ text }) => text);
    if (texts.length === 0 || !this.draws.chance(depth === 0 ? 0.22 : 0.4)) return texts;
    const from = this.draws.below(texts.length);
    const until = from + 1 + this.draws.below(texts.length - from);
    const inner = this.wrapped(type, selections.slice(from, until), depth + 1);
    if (depth > 0) this.features.add('nested fragment');
    return [...texts.slice(0, from), this.asFragment(type, inner), ...texts.slice(until)];
  }

  private asFragment(type: string, inner: readonly string[]): string {
    if (this.draws.chance(0.45)) {
      this.features.add('named fragment');
      return `...${this.out.fragment(type, inner)}${this.out.directives(0.15)}`;
    }
    this.features.add('inline fragment');
    const condition = this.draws.chance(0.7) ? ` on ${type}` : '';
    return `...${condition}${this.out.directives(condition ? 0.2 : 0.6)} ${this.out.block(inner)}`;
  }

  private async nodeSelections(given: Given, depth: number): Promise<Selection[]> {
    this.features.add('node');
    const selections: Selection[] = [{ text: 'id' }];
    if (this.draws.chance(0.5)) selections.push(this.typename(new Set()));
    const kinds = this.registry.resources.filter((record) => !record.partOf && this.schema.getType(record.name));
    const asked = kinds.find((record) => wordOf(record.name) === String(given['kind']));
    for (const record of new Set([...(asked && this.draws.chance(0.85) ? [asked] : []), this.draws.one(kinds)])) {
      this.features.add('inline fragment');
      // Fields of different kinds may not share a name, so all get names of their own.
      const inner = await this.selections(this.schema.getType(record.name) as GraphQLObjectType, depth + 1, true);
      selections.push({ text: `... on ${record.name} ${this.out.block(inner.map(({ text }) => text))}` });
    }
    return selections;
  }

  private async pageSelections(type: GraphQLObjectType, depth: number): Promise<Selection[]> {
    if (depth > 1) this.features.add('backlink');
    const fields = type.getFields();
    const wanted = ['nodes', 'nodes', 'edges', 'pageInfo', 'count'].filter((_, at) => this.draws.chance([0.75, 0, 0.25, 0.4, 0.5][at]!));
    if (wanted.length === 0) wanted.push('nodes');
    if (wanted.includes('count')) this.features.add('count');
    const scope = new Set<string>();
    const selections: Selection[] = [];
    for (const name of wanted) selections.push(...(await this.field(fields[name]!, depth, scope)));
    return selections;
  }

  private async arguments(field: GraphQLField<unknown, unknown>, depth: number): Promise<{ args: string; given: Given }> {
    const given = await this.given(field, depth);
    // A cursor fits one order only, and the words searched for are part of it.
    const isFixed = 'after' in given || 'before' in given;
    const entries = Object.entries(given).map(
      ([name, value]) => `${name}: ${this.out.value(value, field.args.find((each) => each.name === name)!.type, !isFixed)}`,
    );
    return { args: entries.length > 0 ? `(${entries.join(', ')})` : '', given };
  }

  private async given(field: GraphQLField<unknown, unknown>, depth: number): Promise<Given> {
    const { name, args } = field;
    if (args.length === 0) return {};
    if (name === 'search') return this.searchArguments(field);
    if (name === 'node') {
      const kinds = this.registry.resources.filter((record) => !record.partOf);
      const record = this.draws.one(kinds);
      return { id: this.id(record), kind: new Word(wordOf(record.name)) };
    }
    const type = getNamedType(field.type).name;
    if (type === 'Count') return this.draws.chance(0.3) ? { exact: this.draws.chance(0.7) } : {};
    if (type.endsWith('Connection')) return this.listArguments(this.registry.named(type.replace(/Connection$/, '')), field, depth);
    if (type.endsWith('Groups')) return this.groupArguments(this.registry.named(type.replace(/Groups$/, '')), field);
    return { id: this.id(this.registry.named(type)) };
  }

  private id(record: RecordType): string {
    const ids = this.knowledge.ids(record);
    if (ids.length === 0 || this.draws.chance(0.05)) return this.draws.one(['nonsense', '00000000-0000-7000-8000-00000000ffff', '']);
    const id = this.draws.one(ids);
    return this.draws.chance(0.05) ? id.toUpperCase() : id;
  }

  private searchArguments({ args }: GraphQLField<unknown, unknown>): Given {
    this.features.add('search');
    const kinds = (
      getNamedType(args.find(({ name }) => name === 'kinds')!.type) as { getValues(): readonly { name: string }[] }
    ).getValues();
    return {
      text: this.words(),
      ...(this.draws.chance(0.4) ? { kinds: this.draws.some(kinds, 0.3).map(({ name }) => new Word(name)) } : {}),
      ...(this.draws.chance(0.5) ? { first: this.draws.one([0, 1, 3, 10, 200]) } : {}),
    };
  }

  private words(): string {
    const texts = ['Party', 'Product', 'Employee'].flatMap((name) => this.knowledge.values(this.registry.named(name).title) as string[]);
    const text = this.draws.one(texts);
    const from = this.draws.below(text.length);
    return whole(
      this.draws.one([
        text,
        text.slice(from, from + 3),
        text.slice(0, 4).toUpperCase(),
        `${text.slice(0, 3)}x${text.slice(3)}`,
        ' smit ',
        '',
        '%',
        '_',
        '％',
      ]),
    );
  }

  private async listArguments(record: RecordType, field: GraphQLField<unknown, unknown>, depth: number): Promise<Given> {
    const args: Record<string, unknown> = {};
    const filterType = field.args.find(({ name }) => name === 'filter')!.type;
    const orderType = getNamedType(field.args.find(({ name }) => name === 'orderBy')!.type) as GraphQLInputObjectType;
    if (this.draws.chance(0.55)) args['filter'] = this.filter(record, getNamedType(filterType) as GraphQLInputObjectType, 3);
    if (this.draws.chance(0.5)) args['orderBy'] = this.orders(record, orderType);
    const small = depth > 1 ? [0, 1, 2, 3] : [0, 1, 3, 8, 20, 100];
    const way = this.draws.one(['forward', 'forward', 'forward', 'backward', depth > 1 ? 'forward' : 'open'] as const);
    if (way === 'forward') args['first'] = this.draws.one(small);
    if (way === 'backward') {
      this.features.add('backward page');
      if (this.draws.chance(0.9)) args['last'] = this.draws.one(small);
    } else this.features.add('forward page');
    if (this.draws.chance(0.15)) {
      this.features.add('offset');
      args['offset'] = this.draws.one([0, 1, 3, 50]);
    }
    if (this.draws.chance(0.12) && !record.partOf) args['archived'] = this.draws.chance(0.7);
    const cursor = this.draws.chance(0.35) ? await this.knowledge.cursor(record, args) : undefined;
    if (cursor) {
      this.features.add('cursor');
      args[way === 'backward' ? 'before' : 'after'] = cursor;
    }
    if (way === 'backward' && !('last' in args) && !('before' in args)) args['last'] = 2;
    // Most documents meet one refusal at most; some are full of them, so that several fields fail side by side.
    if (this.draws.chance(this.isClumsy && depth > 2 ? 0.8 : this.features.has('refused argument') ? 0 : 0.03)) this.misfit(args);
    return args;
  }

  /** Something in the arguments that has to be refused. */
  private misfit(args: Record<string, unknown>): void {
    this.features.add('refused argument');
    const mistakes: [string, unknown][] = [
      ['after', 'bm9uc2Vuc2U'],
      ['before', 'WyJhYmNkZWYiLCAiMSJd'],
      ['first', -1],
      ['first', 501],
      ['offset', 10_001],
      ['orderBy', [{}]],
    ];
    const [name, value] = this.draws.one(mistakes);
    args[name] = value;
  }

  private filter(record: RecordType, type: GraphQLInputObjectType, depth: number): Given {
    const fields = Object.values(type.getFields());
    const filter: Record<string, unknown> = {};
    for (const field of this.picked(fields, this.draws.one([0, 1, 1, 1, 2, 2]))) {
      if (depth === 0 && isInputObjectType(getNamedType(field.type)) && !this.isComparison(getNamedType(field.type).name)) continue;
      filter[field.name] = this.draws.chance(0.03) ? null : this.condition(record, type, field.name, field.type, depth);
    }
    return filter;
  }

  private isComparison(type: string): boolean {
    return !type.endsWith('ManyFilter') && !this.registry.find(type.replace(/Filter$/, ''));
  }

  private condition(record: RecordType, type: GraphQLInputObjectType, name: string, of: GraphQLInputType, depth: number): unknown {
    if (name === 'and' || name === 'or') {
      this.features.add(name);
      return Array.from({ length: this.draws.one([0, 1, 2, 2, 3]) }, () => this.filter(record, type, depth - 1));
    }
    if (name === 'not') {
      this.features.add('not');
      return this.filter(record, type, depth - 1);
    }
    if (name === 'empty') return this.draws.chance(0.5);
    if (name === 'search') {
      this.features.add('search filter');
      return this.words();
    }
    const inner = getNamedType(of) as GraphQLInputObjectType;
    if (inner.name.endsWith('ManyFilter')) {
      this.features.add('some, none, every');
      const target = this.registry.named(inner.name.replace(/ManyFilter$/, ''));
      const [quantifier] = this.picked(Object.values(inner.getFields()), 1);
      return { [quantifier!.name]: this.filter(target, getNamedType(quantifier!.type) as GraphQLInputObjectType, depth - 1) };
    }
    const field = record.field(name);
    if (field.kind === 'link') {
      this.features.add('filter across a link');
      const nested = this.filter(field.target!, inner, depth - 1);
      return this.draws.chance(0.2) ? { ...nested, empty: this.draws.chance(0.6) } : nested;
    }
    return this.comparison(inner, this.knowledge.values(field.twin ?? field));
  }

  private comparison(type: GraphQLInputObjectType, values: readonly unknown[]): Given {
    const known = Object.values(type.getFields());
    // Comparisons that few fields have come up as often as the others.
    const rare = known.filter(({ name }) => ['within', 'contains', 'startsWith'].includes(name));
    const operators = this.picked([...known, ...rare], this.draws.one([1, 1, 1, 2]));
    return Object.fromEntries(operators.map(({ name, type: of }) => [name, this.operand(name, of, values)]));
  }

  private operand(name: string, type: GraphQLInputType, values: readonly unknown[]): unknown {
    this.features.add(name as Feature);
    if (this.draws.chance(0.04)) return null;
    if (name === 'empty') return this.draws.chance(0.5);
    if (name === 'within') return this.anyWord(type);
    const value = () => this.draws.one(values.length > 0 ? values : [this.fallback(type)]);
    if (name === 'in' || name === 'notIn') return Array.from({ length: this.draws.one([0, 1, 2, 3]) }, value);
    if (name === 'between') return Array.from({ length: this.draws.chance(0.004) ? 1 : 2 }, value);
    if (name === 'contains' || name === 'startsWith') {
      const text = String(value());
      const from = name === 'contains' ? this.draws.below(text.length) : 0;
      const part = text.slice(from, from + 1 + this.draws.below(4));
      return whole(this.draws.one([part, part.toUpperCase(), part.toLowerCase(), '%', '＿', '\\', '']));
    }
    return value();
  }

  private anyWord(type: GraphQLInputType): Word {
    const named = getNamedType(type);
    return new Word(isEnumType(named) ? this.draws.one(named.getValues()).name : 'ASC');
  }

  private fallback(type: GraphQLInputType): unknown {
    const named = getNamedType(type);
    if (isEnumType(named)) return this.anyWord(type);
    return (
      { Int: 3, Boolean: true, Date: '2026-01-01', DateTime: '2026-01-01T00:00:00.000Z', Money: '10.00', Quantity: '1', Decimal: '1.5' }[
        named.name
      ] ?? 'x'
    );
  }

  private orders(record: RecordType, type: GraphQLInputObjectType): Given[] {
    this.features.add('order');
    return Array.from({ length: this.draws.one([0, 1, 1, 2, 3]) }, () => this.order(record, type, 3));
  }

  private order(record: RecordType, type: GraphQLInputObjectType, depth: number): Given {
    const fields = Object.values(type.getFields()).filter(({ name }) => depth > 0 || record.field(name).kind !== 'link');
    const { name, type: of } = this.draws.one(fields);
    const field = record.field(name);
    if (field.kind !== 'link') return { [name]: new Word(this.draws.one(['ASC', 'DESC'])) };
    this.features.add('order across a link');
    return { [name]: this.order(field.target!, getNamedType(of) as GraphQLInputObjectType, depth - 1) };
  }

  private groupArguments(record: RecordType, { args }: GraphQLField<unknown, unknown>): Given {
    this.features.add('grouped');
    const typeOf = (name: string) => getNamedType(args.find((each) => each.name === name)!.type) as GraphQLInputObjectType;
    const given: Record<string, unknown> = {
      by: Array.from({ length: this.draws.one([0, 1, 1, 2, 2, 3]) }, () => this.groupBy(record, typeOf('by'), 3)),
    };
    if (this.draws.chance(0.5)) given['filter'] = this.filter(record, typeOf('filter'), 2);
    if (this.draws.chance(0.4)) {
      this.features.add('having');
      given['having'] = this.having(record, typeOf('having'), 2);
    }
    if (this.draws.chance(0.45)) {
      this.features.add('order of groups');
      given['orderBy'] = Array.from({ length: this.draws.one([1, 1, 2]) }, () =>
        this.groupOrder(typeOf('orderBy'), (given['by'] as unknown[]).length),
      );
    }
    if (this.draws.chance(0.4)) {
      this.features.add('totals');
      given['totals'] = this.draws.chance(0.85);
    }
    if (this.draws.chance(0.4)) given['first'] = this.draws.one([0, 1, 5, 100]);
    if (this.draws.chance(0.15)) given['offset'] = this.draws.one([0, 1, 4]);
    return given;
  }

  private groupBy(record: RecordType, type: GraphQLInputObjectType, depth: number): Given {
    const fields = Object.values(type.getFields()).filter(({ name }) => depth > 0 || record.field(name).kind !== 'link');
    const { name, type: of } = this.draws.one(fields);
    const field = record.field(name);
    if (field.kind === 'link') return { [name]: this.groupBy(field.target!, getNamedType(of) as GraphQLInputObjectType, depth - 1) };
    return { [name]: this.anyWord(of) };
  }

  private having(record: RecordType, type: GraphQLInputObjectType, depth: number): Given {
    const fields = Object.values(type.getFields()).filter(({ name }) => depth > 0 || !['and', 'or', 'not'].includes(name));
    const { name, type: of } = this.draws.one(fields);
    const inner = getNamedType(of) as GraphQLInputObjectType;
    if (name === 'and' || name === 'or')
      return { [name]: Array.from({ length: this.draws.below(3) }, () => this.having(record, type, depth - 1)) };
    if (name === 'not') return { not: this.having(record, type, depth - 1) };
    if (name === 'count') return { count: this.comparison(inner, [0, 1, 2, 5, 20]) };
    const measured = this.draws.one(Object.values(inner.getFields()));
    const comparator = getNamedType(measured.type) as GraphQLInputObjectType;
    const field = record.field(measured.name);
    const values = this.knowledge.values(field.twin ?? field).map((value) => (comparator.name === 'DecimalFilter' ? String(value) : value));
    return { [name]: { [measured.name]: this.comparison(comparator, values) } };
  }

  private groupOrder(type: GraphQLInputObjectType, keys: number): Given {
    const { name, type: of } = this.draws.one(Object.values(type.getFields()).filter((field) => field.name !== 'key' || keys > 0));
    const direction = new Word(this.draws.one(['ASC', 'DESC']));
    if (name === 'count') return { count: direction };
    if (name === 'key') return { key: { index: this.draws.chance(0.01) ? keys : this.draws.below(keys), direction } };
    const inner = getNamedType(of) as GraphQLInputObjectType;
    return { [name]: { [this.draws.one(Object.values(inner.getFields())).name]: direction } };
  }

  private async groupSelections(type: GraphQLObjectType, given: Given, depth: number): Promise<Selection[]> {
    const row = getNamedType(type.getFields()['rows']!.type) as GraphQLObjectType;
    const fields = row.getFields();
    const chosen = this.picked(
      Object.keys(fields).filter((name) => name !== 'keys'),
      1 + this.draws.below(4),
    );
    if (chosen.includes('recordsFilter')) this.features.add('recordsFilter');
    const selections: Selection[] = [];
    const scope = new Set<string>();
    for (const name of chosen) selections.push(...(await this.field(fields[name]!, depth + 1, scope)));
    const paths = ((given['by'] ?? []) as Given[]).map(pathOf);
    const keys = getNamedType(fields['keys']!.type) as GraphQLObjectType;
    if (paths.length > 0) selections.push({ text: `keys ${await this.keySelections(keys, paths, depth)}` });
    const rows = { text: `rows ${this.block(row.name, selections)}` };
    return this.draws.chance(0.3) ? [rows, { text: 'rowCount' }] : [rows];
  }

  private async keySelections(type: GraphQLObjectType, paths: readonly (readonly string[])[], depth: number): Promise<string> {
    const names = [...new Set(paths.map(([name]) => name!))];
    const texts: string[] = [];
    for (const name of names) {
      const of = getNamedType(type.getFields()[name]!.type);
      if (!isObjectType(of)) texts.push(name);
      else
        texts.push(
          `${name} ${await this.keySelections(
            of,
            paths.filter(([first]) => first === name).map(([, ...rest]) => rest),
            depth,
          )}`,
        );
    }
    const record = type.getFields()['record'];
    if (names.includes('id') && record && this.draws.chance(0.7)) {
      texts.push(
        `record ${this.block(getNamedType(record.type).name, await this.selections(getNamedType(record.type) as GraphQLObjectType, Math.max(depth + 1, deepest - 1)))}`,
      );
    }
    return this.out.block(texts);
  }
}

const pathOf = (entry: Given): string[] => {
  const [name, inner] = Object.entries(entry)[0]!;
  return inner instanceof Word ? [name] : [name, ...pathOf(inner as Given)];
};

/** `PartyLink` → `PARTY_LINK`. */
const wordOf = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();

/** Without the halves of characters that a cut through the middle leaves. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
