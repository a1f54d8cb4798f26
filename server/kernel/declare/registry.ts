import { everyone, own, rowRuleAt, team, type AccessTable, type PartyAccess, type RowRule } from './access.js';
import { classesNeedingRight, personalClasses, sideTableClasses, type FieldClass } from './field-class.js';
import type { FieldDeclaration, FieldKind } from './fields.js';
import type { FlowTable } from './flow.js';
import { Level } from './level.js';
import { camelCase, pluralOf, snakeCase } from './naming.js';
import { resourceClasses, type ResourceClass, type ResourceOptions } from './resource.js';
import type { Constructor } from './types.js';

/** A field as the rest of the kernel sees it: names, columns, rights and links resolved. */
export interface Field extends Omit<FieldDeclaration, 'target' | 'inverse'> {
  readonly resource: RecordType;
  /** `SalesOrder.margin`: how rules, texts and the access snapshot name it. */
  readonly coordinate: string;
  readonly column: string;
  /** The table that holds the column: the record's own, or the side table of its class. */
  readonly table: string;
  readonly sideTable: boolean;
  /** Needs a right of its own on the grant (pay, bank, secret) below the head. */
  readonly needsRight: boolean;
  /** For `link` and `lines`. */
  readonly target?: RecordType;
  /** For a money field in a foreign currency: the same amount in company currency. */
  readonly twin?: Field;
  readonly twinOf?: string;
  /** Kept by the kernel alone (id, version, position …). */
  readonly system: boolean;
  /** A copy of the parent's scope on a line: in the table, in no schema. */
  readonly hidden: boolean;
  /** Tells of a person, or may: kept apart in history and taken when the person is erased. */
  readonly personal: boolean;
  /** Told of a person by a document that the law wants as it was written: it outlasts their erasure. */
  readonly kept: boolean;
}

/** The other side of a link: the records of `resource` whose `via` is this one. */
export interface Backlink {
  readonly name: string;
  readonly resource: RecordType;
  readonly via: Field;
}

/** A record as the rest of the kernel sees it. */
export interface RecordType {
  readonly name: string;
  /** `salesOrder` and `salesOrders`: the root fields. */
  readonly singular: string;
  readonly plural: string;
  readonly table: string;
  readonly target: Constructor;
  readonly module: string;
  /** As declared. What is in force may differ, and is known by the rights of whoever asks. */
  readonly access: AccessTable;
  readonly domain: string;
  /** What it shows to those who stand for a customer or supplier; nothing where it is unknown to them. */
  readonly party?: PartyAccess;
  /** The moves that somebody can make; the others are made by listeners alone. */
  readonly moves: readonly string[];
  readonly options: ResourceOptions<Record<string, unknown>>;
  readonly fields: readonly Field[];
  readonly field: (name: string) => Field;
  readonly has: (name: string) => boolean;
  readonly title: Field;
  readonly state?: Field;
  readonly flow?: FlowTable;
  readonly lines: readonly Field[];
  readonly backlinks: readonly Backlink[];
  /** For a line: the link to its parent. */
  readonly partOf?: Field;
  /** The record at the top: itself, or for a line the parent's root. */
  readonly root: RecordType;
  readonly searchable: readonly Field[];
  /** Every row rule that the root's policies know: those it declares, and the others that go by the same links. */
  readonly rowRules: readonly RowRule[];
  /** Whoever reads this kind of record at all sees every row. */
  readonly isOpenToAll: boolean;
  /** The links that decide whose a record is: those that the row rules of its root go by. */
  readonly scopeFields: readonly string[];
}

/** All records of the product, completed and checked once at start. */
export class Registry {
  readonly resources: readonly RecordType[];
  private readonly byName: Map<string, RecordType>;
  private readonly byClass: Map<Constructor, RecordType>;

  constructor(classes: readonly ResourceClass[] = resourceClasses()) {
    const drafts = classes.map((declaration) => new RecordDraft(declaration));
    this.byClass = new Map(drafts.map((draft) => [draft.target, draft]));
    this.byName = new Map(drafts.map((draft) => [draft.name, draft]));
    for (const draft of drafts) draft.complete((target) => this.of(target));
    for (const draft of drafts) draft.inheritScope();
    for (const draft of drafts) draft.linkBack();
    this.resources = drafts;
  }

  /** The record declared by a class. */
  of(target: Constructor): RecordType {
    const resource = this.byClass.get(target);
    if (!resource) throw new Error(`${target?.name ?? 'A link'} is not declared with @RecordType, or its file is not loaded.`);
    return resource;
  }

  named(name: string): RecordType {
    const resource = this.byName.get(name);
    if (!resource) throw new Error(`There is no record named ${name}.`);
    return resource;
  }

  find(name: string): RecordType | undefined {
    return this.byName.get(name);
  }
}

class RecordDraft implements RecordType {
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly table: string;
  readonly target: Constructor;
  readonly module: string;
  readonly options: ResourceOptions<Record<string, unknown>>;
  fields: Field[] = [];
  backlinks: Backlink[] = [];
  private readonly byName = new Map<string, Field>();

  constructor(private readonly declaration: ResourceClass) {
    this.target = declaration.target;
    this.options = declaration.options;
    this.name = declaration.target.name;
    this.singular = camelCase(this.name);
    this.plural = this.options.plural ?? pluralOf(this.singular);
    this.table = snakeCase(this.name);
    this.module = this.options.module;
  }

  get access(): AccessTable {
    return this.options.access;
  }

  get party(): PartyAccess | undefined {
    return this.access.party;
  }

  get domain(): string {
    return this.access.domain;
  }

  get moves(): string[] {
    return Object.entries(this.access.moves).flatMap(([move, level]) => (level < Level.System ? [move] : []));
  }

  complete(resourceOf: (target: Constructor) => RecordType): void {
    for (const declared of [...systemFields(this.options), ...this.declaration.fields, ...this.twinFields()]) {
      this.add(declared, declared.target && resourceOf(declared.target()));
    }
    for (const field of this.fields) {
      const twin = this.byName.get(twinName(field.name));
      if (twin?.twinOf === field.name) Object.assign(field, { twin });
    }
  }

  /** A line carries its root's scope, so one comparison decides about it as about the record it is part of. */
  inheritScope(): void {
    if (!this.partOf) return;
    for (const name of this.scopeFields) {
      const scope = this.root.field(name);
      if (!this.byName.has(name)) {
        this.add(
          { ...blankField, name, kind: 'link', class: scope.class, optional: true, readonly: true, inverse: false },
          scope.target,
          true,
        );
      }
    }
  }

  linkBack(): void {
    for (const field of this.fields) {
      const inverse = this.declaration.fields.find(({ name }) => name === field.name)?.inverse;
      if (field.kind !== 'link' || !field.target || field.hidden || inverse === false || field.name === this.options.partOf) continue;
      (field.target as RecordDraft).backlinks.push({ name: inverse ?? this.plural, resource: this, via: field });
    }
  }

  private add(declared: SystemField, target: RecordType | undefined, hidden = false): void {
    const sideTable = sideTableClasses.has(declared.class) && !isLookedFor(declared);
    const field: Field = {
      ...declared,
      resource: this,
      coordinate: `${this.name}.${declared.name}`,
      column: declared.kind === 'link' ? `${snakeCase(declared.name)}_id` : snakeCase(declared.name),
      table: sideTable ? `${this.table}_${declared.class}` : this.table,
      sideTable,
      needsRight: classesNeedingRight.has(declared.class),
      filter: declared.filter || (declared.unique === true && !sideTable),
      target,
      system: declared.system ?? false,
      hidden,
      kept: this.options.personal?.kept?.fields.includes(declared.name) ?? false,
      personal: personalClasses.has(declared.class) || (this.options.personal?.fields.includes(declared.twinOf ?? declared.name) ?? false),
    };
    this.fields.push(field);
    this.byName.set(field.name, field);
  }

  private twinFields(): SystemField[] {
    if (!this.options.exchange && !this.options.partOf) return [];
    return this.declaration.fields
      .filter((field) => field.kind === 'money' && field.currency !== 'company')
      .map((field) => ({
        ...field,
        name: twinName(field.name),
        twinOf: field.name,
        currency: 'company',
        readonly: true,
        default: undefined,
      }));
  }

  field(name: string): Field {
    const field = this.byName.get(name);
    if (!field) throw new Error(`${this.name} has no field ${name}.`);
    return field;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  get title(): Field {
    return this.field(this.options.title);
  }

  get state(): Field | undefined {
    return this.fields.find((field) => field.kind === 'state');
  }

  get flow(): FlowTable | undefined {
    return this.state?.flow;
  }

  get lines(): Field[] {
    return this.fields.filter((field) => field.kind === 'lines');
  }

  get partOf(): Field | undefined {
    return this.options.partOf ? this.field(this.options.partOf) : undefined;
  }

  get root(): RecordType {
    return this.partOf?.target?.root ?? this;
  }

  get searchable(): Field[] {
    return this.fields.filter((field) => field.search);
  }

  get rowRules(): RowRule[] {
    return vocabularyOf(this.root.access);
  }

  get scopeFields(): string[] {
    const rules = [...this.rowRules, ...[this.root.party?.rows ?? []].flat()];
    return [...new Set(rules.flatMap((rule) => ('field' in rule ? [rule.field] : [])))];
  }

  get isOpenToAll(): boolean {
    return this.rowRules.every(({ reach }) => reach === 'everyone');
  }
}

/** What people are looked for by lies where the search and the indexes are; all else that is personal lies apart. */
const isLookedFor = ({ class: fieldClass, filter, search, unique }: FieldDeclaration): boolean =>
  fieldClass === 'personal' && (filter || search || unique !== false);

type SystemField = FieldDeclaration & { system?: boolean; twinOf?: string };

const blankField = { optional: false, readonly: false, fixed: false, filter: false, search: false, unique: false } as const;

function systemFields(options: ResourceOptions<Record<string, unknown>>): SystemField[] {
  const internal = (name: string, kind: FieldKind, more: Partial<SystemField> = {}): SystemField => ({
    ...blankField,
    name,
    kind,
    class: 'internal' as FieldClass,
    readonly: true,
    system: true,
    ...more,
  });
  const id = internal('id', 'text', { fixed: true, readonly: false, class: 'public', filter: true });
  if (options.partOf) return [id, internal('position', 'integer')];
  return [
    id,
    internal('version', 'integer', { default: 1 }),
    internal('createdAt', 'instant', { filter: true }),
    internal('updatedAt', 'instant'),
    internal('archivedAt', 'instant', { optional: true }),
  ];
}

/** `total` → `totalInCompanyCurrency`. */
const twinName = (name: string): string => `${name}InCompanyCurrency`;

/**
 * The row rules that a table's policies are made for: those declared, and the ones that need no other columns, so that changing
 * who sees which rows is a matter of the rights tables and not of the schema.
 */
function vocabularyOf(access: AccessTable): RowRule[] {
  const declared = Object.values(Level).flatMap((level) => rowRuleAt(access, level) ?? []);
  const alike = declared.flatMap((rule) => (rule.reach === 'own' || rule.reach === 'team' ? [own(rule.field), team(rule.field)] : []));
  return [...new Map([...declared, ...alike, everyone()].map((rule) => [JSON.stringify(rule), rule])).values()];
}
