import type { AccessTable, PartyAccess, RowRule } from './access.js';
import type { FieldDeclaration } from './fields.js';
import type { FlowTable } from './flow.js';
import { RecordDraft } from './record-draft.js';
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
  /** For a money field in a foreign currency: the same amount in company currency, kept by the kernel or by another field. */
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

export type WriteOperation = 'create' | 'update' | 'remove';

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
  /** What somebody can do besides reading and moving it; the rest is done by listeners alone. */
  readonly writes: readonly WriteOperation[];
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
    if (!resource) throw new Error(`${target?.name ?? 'A link'} is not declared with @Resource, or its file is not loaded.`);
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
