import { nobody, rulesOf, type ExpectedField, type ExpectedRecord } from './expected/index.js';

/** One grant as it was given: for one company or all (null), for one department or all of them, in one domain or all (`*`). */
export interface GivenGrant {
  readonly companyId: string | null;
  readonly departmentId: string | null;
  readonly domain: string;
  readonly level: number;
  readonly rights: readonly string[];
  /** Held in the place of somebody who is away: what is theirs is looked at, not what is mine. */
  readonly onBehalfOf?: string;
}

/** Whoever asks, as the proof set them up. */
export interface Subject {
  readonly name: string;
  readonly employeeId: string | null;
  readonly partyId: string | null;
  readonly grants: readonly GivenGrant[];
  /** A key may be for looking only. */
  readonly mayWrite: boolean;
  readonly isKey: boolean;
  /** Who only asks questions sees nothing personal, whatever their level, unless that is granted. */
  readonly isAnalyst?: boolean;
  /** Stands for a customer or supplier (`partyId`): sees what is shown to those, as far as it is theirs. */
  readonly isOutside?: boolean;
  /** Whoever signs in from outside is asked nothing about places; a key sees no more than whose it is. */
  readonly isPortal?: boolean;
  /** Nobody has signed in. */
  readonly isStranger?: boolean;
}

/** A stored row with all its values, whoever may see them. */
export interface StoredRow {
  readonly record: ExpectedRecord;
  readonly id: string;
  readonly values: ReadonlyMap<string, unknown>;
}

/** What is stored, for following links and the reporting line. */
export interface Stored {
  readonly rows: (record: string) => readonly StoredRow[];
  readonly find: (record: string, id: unknown) => StoredRow | undefined;
}

const head = 7;
const classesWithRight = new Set(['pay', 'bank', 'secret']);

export type Verdict = 'yes' | 'forbidden' | 'not found' | 'unknown';

/**
 * What one subject may see and do, worked out row by row and grant by grant from the tables written by hand. It knows nothing
 * of how the product does it, and imports nothing of it.
 */
export class Oracle {
  private readonly lines = new Map<string, ReadonlySet<unknown>>();
  // What is stored does not change under an oracle, so what was once worked out holds.
  private readonly grantsByDomain = new Map<string, readonly GivenGrant[]>();
  private readonly covered = new Map<GivenGrant, Map<StoredRow, boolean>>();
  private readonly seen = new Map<StoredRow, boolean>();

  constructor(
    readonly subject: Subject,
    private readonly records: ReadonlyMap<string, ExpectedRecord>,
    private readonly stored: Stored,
  ) {}

  record(name: string): ExpectedRecord {
    const record = this.records.get(name);
    if (!record) throw new Error(`Nothing is written down about ${name}.`);
    return record;
  }

  /** May I do this to such records at all? */
  may(record: ExpectedRecord, operation: string): boolean {
    if (operation !== 'read' && !this.subject.mayWrite) return false;
    if (this.subject.isOutside && !this.shownOutside(record, operation)) return false;
    const least = record.may[operation];
    return least !== undefined && this.grantsIn(record).some(({ level }) => level >= least);
  }

  /** Is a field open to me on some row? A link is as open as what it leads to. */
  knows(record: ExpectedRecord, field: ExpectedField): boolean {
    return this.mayRead(record) && this.grantsIn(record).some((grant) => this.opens(grant, record, field)) && this.leadsOn(field);
  }

  /** Is a field open to me on every row that I may see? What is not may be shown here and there, but not searched. */
  knowsEverywhere(record: ExpectedRecord, field: ExpectedField): boolean {
    const seeing = this.grantsIn(record).filter(({ level }) => level >= record.may['read']!);
    return seeing.length > 0 && seeing.every((grant) => this.opens(grant, record, field));
  }

  /** May I give a value to a field of some row? */
  mayWriteField(record: ExpectedRecord, field: ExpectedField): boolean {
    const { write } = field;
    if (!this.subject.mayWrite || write === nobody || !this.mayRead(record)) return false;
    if (this.subject.isOutside && !record.party!.writes.has(field.name)) return false;
    return this.grantsIn(record).some((grant) => grant.level >= write && grant.level >= record.may['read']! && this.hasRight(grant, field));
  }

  mayRead(record: ExpectedRecord): boolean {
    return this.may(record, 'read');
  }

  sees(row: StoredRow): boolean {
    const known = this.seen.get(row);
    if (known !== undefined) return known;
    const sees = this.mayRead(row.record) && this.reaches(row, row.record.may['read']!) && this.seesAround(row);
    this.seen.set(row, sees);
    return sees;
  }

  /** The value of a field as it is shown to me: hidden and empty are the same. */
  value(row: StoredRow, field: ExpectedField): unknown {
    const value = row.values.get(field.name) ?? null;
    return value === null || !this.reads(row, field) ? null : value;
  }

  reads(row: StoredRow, field: ExpectedField): boolean {
    const root = this.rootOf(row);
    return this.grantsIn(row.record).some((grant) => this.opens(grant, row.record, field) && this.covers(grant, root));
  }

  /** The record behind a link, if both the link and the record are mine to see. */
  follow(row: StoredRow, field: ExpectedField): StoredRow | undefined {
    const there = this.stored.find(field.target!, this.value(row, field));
    return there && this.sees(there) ? there : undefined;
  }

  /** The parts of a record that I see, in their order. */
  linesOf(row: StoredRow, field: ExpectedField): StoredRow[] {
    if (!this.reads(row, field)) return [];
    const line = this.record(field.target!);
    return this.stored
      .rows(line.name)
      .filter((each) => each.values.get(line.partOf!.link) === row.id && this.sees(each))
      .sort((a, b) => Number(a.values.get('position')) - Number(b.values.get('position')));
  }

  /** May I carry out an operation on this very row, giving values to these fields of it or, as `[record, field]`, of its lines? */
  verdict(row: StoredRow, operation: string, fields: readonly (readonly [ExpectedRecord, ExpectedField])[] = []): Verdict {
    const { record } = row;
    if (!this.may(record, operation)) return 'unknown';
    if (fields.some(([of, field]) => !this.mayWriteField(of, field))) return 'unknown';
    if (!this.sees(row)) return 'not found';
    return this.reachesFor(row, record.may[operation]!, fields) ? 'yes' : 'forbidden';
  }

  /** Do my grants reach a row at the level of an operation and of every field it writes, with the rights that they need? */
  reachesFor(row: StoredRow, least: number, fields: readonly (readonly [ExpectedRecord, ExpectedField])[]): boolean {
    const level = Math.max(least, ...fields.map(([, { write }]) => write));
    return (
      this.reaches(row, level) &&
      fields
        .filter(([, field]) => classesWithRight.has(field.class))
        .every(([, field]) => this.reaches(row, field.write, (grant) => this.hasRight(grant, field)))
    );
  }

  /** Does one of my grants, at least of a level, cover the row by its own rule? */
  reaches(row: StoredRow, level: number, fits: (grant: GivenGrant) => boolean = () => true): boolean {
    const root = this.rootOf(row);
    return this.grantsIn(row.record).some((grant) => grant.level >= level && fits(grant) && this.covers(grant, root));
  }

  /** A part is seen where the record around it is. */
  private seesAround(row: StoredRow): boolean {
    const { partOf } = row.record;
    if (!partOf) return true;
    const around = this.stored.find(partOf.record, row.values.get(partOf.link));
    return around !== undefined && this.sees(around);
  }

  private leadsOn(field: ExpectedField): boolean {
    return field.target === undefined || this.mayRead(this.record(field.target));
  }

  private opens(grant: GivenGrant, record: ExpectedRecord, field: ExpectedField): boolean {
    // The right to see margins opens them below the level that else it takes.
    const hasLevel = grant.level >= field.read || (field.class === 'margin' && grant.rights.includes('margin'));
    const isShown = !this.subject.isOutside || !!record.party?.reads.has(field.name.replace(/InCompanyCurrency$/, ''));
    return isShown && hasLevel && grant.level >= record.may['read']! && this.hasRight(grant, field);
  }

  /** Pay, bank and secret take a right of their own, which the head of a whole company has by being that, and nobody in their stead. */
  hasRight(grant: GivenGrant, field: ExpectedField): boolean {
    const takesRight = classesWithRight.has(field.class) || (this.subject.isAnalyst === true && field.class === 'personal');
    const isHead = grant.level === head && grant.departmentId === null && grant.onBehalfOf === undefined;
    return !takesRight || grant.rights.includes(field.class) || isHead;
  }

  /** What a record, or a line with the record around it, lets those from outside do. */
  private shownOutside(record: ExpectedRecord, operation: string): boolean {
    const root = record.partOf ? this.record(record.partOf.record) : record;
    return !!record.party && !!root.party && (operation === 'read' || root.party.may.has(operation));
  }

  private grantsIn({ domain: of }: ExpectedRecord): readonly GivenGrant[] {
    const known = this.grantsByDomain.get(of);
    if (known) return known;
    const grants = this.subject.grants.filter(({ domain }) => domain === '*' || domain === of);
    this.grantsByDomain.set(of, grants);
    return grants;
  }

  /** Whether a grant covers a row: by the rule of its level, in its own department or company. */
  private covers(grant: GivenGrant, row: StoredRow): boolean {
    const rows = this.covered.get(grant) ?? new Map<StoredRow, boolean>();
    this.covered.set(grant, rows);
    const known = rows.get(row) ?? this.judged(grant, row);
    rows.set(row, known);
    return known;
  }

  private judged(grant: GivenGrant, row: StoredRow): boolean {
    const { isOutside, isPortal, partyId } = this.subject;
    const shown = row.record.party;
    if (isOutside && !shown) return false;
    if (isOutside && shown!.rows !== 'everyone' && (row.values.get(shown!.rows) ?? null) !== partyId) return false;
    return isPortal || this.coversOfOurs(grant, row);
  }

  private coversOfOurs(grant: GivenGrant, row: StoredRow): boolean {
    const rules = rulesOf(row.record);
    const rule = rules.findLast(({ level }) => level <= grant.level);
    if (!rule) return false;
    const { reach, field } = rule;
    const value = row.values.get(field) ?? null;
    const places = rules.find((each) => each.reach === 'department');
    const who = grant.onBehalfOf ?? this.subject.employeeId;
    const isHere = !places || this.isPlaceOf(grant, row.values.get(places.field) ?? null);
    switch (reach) {
      case 'everyone':
        return true;
      case 'company':
        return grant.companyId === null || value === grant.companyId;
      case 'department':
        return this.isPlaceOf(grant, value);
      case 'own':
        return isHere && value !== null && value === who;
      case 'team':
        return isHere && value !== null && who !== null && this.lineOf(who).has(value);
      case 'linked party':
        return value !== null && value === this.subject.partyId;
    }
  }

  private isPlaceOf(grant: GivenGrant, department: unknown): boolean {
    if (department === null) return false;
    if (grant.departmentId !== null) return department === grant.departmentId;
    return grant.companyId === null || this.stored.find('Department', department)?.values.get('company') === grant.companyId;
  }

  /** Somebody and everyone below them. */
  private lineOf(employeeId: string): ReadonlySet<unknown> {
    const known = this.lines.get(employeeId);
    if (known) return known;
    const line = new Set<unknown>([employeeId]);
    for (let size = 0; size < line.size;) {
      size = line.size;
      for (const row of this.stored.rows('Employee')) if (line.has(row.values.get('manager'))) line.add(row.id);
    }
    this.lines.set(employeeId, line);
    return line;
  }

  private rootOf(row: StoredRow): StoredRow {
    const { partOf } = row.record;
    if (!partOf) return row;
    const around = this.stored.find(partOf.record, row.values.get(partOf.link));
    if (!around) throw new Error(`A ${row.record.name} is part of nothing.`);
    return this.rootOf(around);
  }
}
