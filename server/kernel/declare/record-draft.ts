import { everyone, own, rowRuleAt, team, type AccessTable, type PartyAccess, type RowRule } from './access.js';
import { classesNeedingRight, personalClasses, sideTableClasses, type FieldClass } from './field-class.js';
import type { FieldDeclaration, FieldKind } from './fields.js';
import type { FlowTable } from './flow.js';
import { Level } from './level.js';
import { camelCase, pluralOf, snakeCase, twinName } from './naming.js';
import type { Backlink, Field, RecordType, WriteOperation } from './registry.js';
import type { ResourceClass, ResourceOptions } from './resource.js';
import type { Constructor } from './types.js';

/** A record in the making: what its declaration says, completed by what the kernel adds and by what others say of it. */
export class RecordDraft implements RecordType {
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

  get writes(): WriteOperation[] {
    const possible: readonly WriteOperation[] = this.options.appendOnly ? ['create'] : ['create', 'update', 'remove'];
    return possible.filter((operation) => this.access[operation] < Level.System);
  }

  complete(resourceOf: (target: Constructor) => RecordType): void {
    for (const declared of [...systemFields(this.options), ...this.declaration.fields, ...this.twinFields()]) {
      this.add(declared, declared.target && resourceOf(declared.target()));
    }
    for (const field of this.fields) {
      const twin = this.byName.get(field.worth ?? twinName(field.name));
      if (twin && (field.worth || twin.twinOf === field.name)) Object.assign(field, { twin });
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
      .filter((field) => field.kind === 'money' && field.currency !== 'company' && !field.worth)
      .map((field) => ({
        ...field,
        name: twinName(field.name),
        twinOf: field.name,
        currency: 'company',
        readonly: true,
        default: undefined,
        derivedTwin: false,
        sumOf: field.sumOf?.map(twinName),
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

/**
 * The row rules that a table's policies are made for: those declared, and the ones that need no other columns, so that changing
 * who sees which rows is a matter of the rights tables and not of the schema.
 */
function vocabularyOf(access: AccessTable): RowRule[] {
  const declared = Object.values(Level).flatMap((level) => rowRuleAt(access, level) ?? []);
  const alike = declared.flatMap((rule) => (rule.reach === 'own' || rule.reach === 'team' ? [own(rule.field), team(rule.field)] : []));
  return [...new Map([...declared, ...alike, everyone()].map((rule) => [JSON.stringify(rule), rule])).values()];
}
