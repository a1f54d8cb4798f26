/** Which rows a level reaches, in the words of the business. */
export type Reach = 'own' | 'team' | 'department' | 'company' | 'linked party' | 'everyone';

/** How sensitive a value is. */
export type ValueClass = 'public' | 'internal' | 'money' | 'margin' | 'pay' | 'personal' | 'bank' | 'secret';

/** What is expected of one field: its class, the least level to read it, and to write it (`nobody`: the system alone). */
export interface ExpectedField {
  readonly name: string;
  readonly class: ValueClass;
  readonly read: number;
  readonly write: number;
  readonly target?: string;
  readonly isLines: boolean;
}

/** A list of other records that hang on this one: those of `record` whose link `via` leads here. */
export interface ExpectedBacklink {
  readonly name: string;
  readonly record: string;
  readonly via: string;
}

export interface ExpectedRecord {
  readonly name: string;
  /** Records that list these, under which name and by which link. */
  readonly listedBy: readonly { readonly record: string; readonly backlink: ExpectedBacklink }[];
  readonly plural: string;
  readonly domain: string;
  /** For a line: the link to the record it is part of. */
  readonly partOf?: { readonly link: string; readonly record: string };
  readonly rows: Readonly<Record<number, { readonly reach: Reach; readonly field: string }>>;
  /** The least level of each operation: read, create, update, remove and the moves. */
  readonly may: Readonly<Record<string, number>>;
  readonly fields: ReadonlyMap<string, ExpectedField>;
  readonly backlinks: readonly ExpectedBacklink[];
  /** The states in which it may be changed and removed, where not in all. */
  readonly editableIn?: ReadonlySet<string>;
  /** The field that says what a foreign amount comes to in company currency, where that has a name of its own. */
  readonly worth: Readonly<Record<string, string>>;
  /** What those from outside are shown who stand for a customer or supplier; a record without this is unknown to them. */
  readonly party?: ExpectedParty;
  readonly title: string;
  /** What the search looks through; whoever may not read all of it everywhere searches nothing here. */
  readonly searched: readonly string[];
}

export interface ExpectedParty {
  /** `everyone`, or the link by which a document is theirs; of a line, that of the record it is part of. */
  readonly rows: string;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

export const nobody = 9;

/** The row rules of a record from the lowest level up. */
export const rulesOf = ({ rows }: ExpectedRecord): readonly { readonly level: number; readonly reach: Reach; readonly field: string }[] =>
  Object.entries(rows).map(([level, rule]) => ({ level: Number(level), ...rule }));

interface Description {
  plural?: string;
  domain: string;
  partOf?: string;
  rows: Readonly<Record<number, string>>;
  may: Readonly<Record<string, number>>;
  /** Names by class: `name` a value, `name!` kept by the system, `name>Record` a link, `name*Record` lines; a `!` after these marks too. */
  fields: Partial<Record<ValueClass, string>>;
  /** Where a field takes another level than its record: `{ cost: { read: 5 } }`. */
  levels?: Readonly<Record<string, { read?: number; write?: number }>>;
  /** Other records that list those that link to them, as `name<Record.link`, by spaces. */
  backlinks?: string;
  /** The same told by the record that links: where it is listed, as `Record.name<link`. */
  listedBy?: string;
  worth?: Readonly<Record<string, string>>;
  editableIn?: readonly string[];
  party?: { rows: string; reads: string; writes?: string; may?: string };
  title: string;
  search?: string;
}

const rootFields = { public: 'id', internal: 'version! createdAt! updatedAt! archivedAt!' };
const lineFields = { public: 'id', internal: 'position!' };

/** Writes down what is expected of a record. The names are those of the API. */
export function expectRecord(name: string, description: Description): ExpectedRecord {
  const { domain, may, title, partOf } = description;
  const kept = partOf ? lineFields : rootFields;
  const fields = new Map<string, ExpectedField>();
  for (const part of [kept, description.fields]) {
    for (const [valueClass, names] of Object.entries(part)) {
      for (const spelled of names.split(/\s+/).filter(Boolean)) {
        const [, field, mark, target] = /^(\w+)(!|[>*]!?|)(\w*)$/.exec(spelled)!;
        const level = description.levels?.[field!] ?? {};
        const read = level.read ?? may['read']!;
        const write = mark!.endsWith('!') ? nobody : Math.max(level.write ?? Math.min(may['create']!, may['update']!), read);
        fields.set(field!, {
          name: field!,
          class: valueClass as ValueClass,
          read,
          write,
          target: target || undefined,
          isLines: mark!.startsWith('*'),
        });
      }
    }
  }
  const [link, parent] = partOf?.split('>') ?? [];
  return {
    name,
    plural: description.plural ?? `${name[0]!.toLowerCase()}${name.slice(1)}s`,
    domain,
    partOf: link && parent ? { link, record: parent } : undefined,
    rows: Object.fromEntries(Object.entries(description.rows).map(([level, rule]) => [level, ruleOf(rule)])),
    may,
    fields,
    worth: description.worth ?? {},
    editableIn: description.editableIn && new Set(description.editableIn),
    party: description.party && {
      rows: description.party.rows,
      reads: namesIn(`id version position ${description.party.reads}`),
      writes: namesIn(`id ${description.party.writes ?? ''}`),
      may: namesIn(description.party.may ?? ''),
    },
    listedBy: [...namesIn(description.listedBy ?? '')].map((spelled) => {
      const [, record, backlink, via] = /^(\w+)\.(\w+)<(\w+)$/.exec(spelled)!;
      return { record: record!, backlink: { name: backlink!, record: name, via: via! } };
    }),
    backlinks: (description.backlinks ?? '').split(/\s+/).filter(Boolean).map(backlinkOf),
    title,
    searched: (description.search ?? '').split(/\s+/).filter(Boolean),
  };
}

/** What becomes of a record when the head decides otherwise: everything that is not named stays. */
export interface Change {
  readonly may?: Readonly<Record<string, number>>;
  readonly rows?: Readonly<Record<number, string>>;
  readonly fields?: Readonly<Record<string, { read?: number; write?: number }>>;
}

export function changed(record: ExpectedRecord, { may, rows, fields = {} }: Change): ExpectedRecord {
  return {
    ...record,
    may: { ...record.may, ...may },
    rows: rows ? Object.fromEntries(Object.entries(rows).map(([level, rule]) => [level, ruleOf(rule)])) : record.rows,
    fields: new Map([...record.fields].map(([name, field]) => [name, { ...field, ...fields[name] }])),
  };
}

const namesIn = (names: string): Set<string> => new Set(names.split(/\s+/).filter(Boolean));

function ruleOf(rule: string): { reach: Reach; field: string } {
  const [reach, field = ''] = rule.split(' by ');
  return { reach: reach as Reach, field };
}

function backlinkOf(spelled: string): ExpectedBacklink {
  const [, name, record, via] = /^(\w+)<(\w+)\.(\w+)$/.exec(spelled)!;
  return { name: name!, record: record!, via: via! };
}
