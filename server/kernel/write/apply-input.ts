import type { Field, RecordType } from '../declare/registry.js';
import type { Principal } from '../rights/principal.js';
import { numberingOf } from '../work/numbering.js';
import { checkedId, checkValue, Refused } from './check-value.js';
import type { WantedLink } from './check-links.js';
import { Decimal } from './decimals.js';
import type { Entity } from './row.js';
import { isHandedOver } from './storage.js';
import { uuidV7 } from './uuid-v7.js';

/** A record as sent: values by field name, links as ids, lines as lists of the same. */
export type Input = Readonly<Record<string, unknown>>;

export interface InputOptions {
  /** Written by the kernel's own code as facts: rights and read-only do not apply. */
  readonly trusted?: boolean;
  /** An import brings numbers that others drew. */
  readonly imported?: boolean;
}

/** One amount that was sent, to be compared with its currency's places once the currency is known. */
export interface SentAmount {
  readonly path: string;
  readonly field: Field;
  readonly entity: Entity;
}

const mostLines = 5_000;
const nothing: readonly Entity[] = [];

/** Turns inputs into records: checks every value by its declaration and notes all that is wrong, by path, before saying no. */
export class InputReader {
  readonly reasons: Record<string, string> = {};
  readonly links: WantedLink[] = [];
  /** Links that nobody sent: they need no judging, but what they point at is needed soon. */
  readonly defaults: WantedLink[] = [];
  readonly amounts: SentAmount[] = [];

  constructor(
    private readonly principal: Principal,
    private readonly now: Date,
    private readonly today: string,
    private readonly companyCurrencyId: string | undefined,
    private readonly options: InputOptions,
  ) {}

  /** A new record with its lines, defaults filled in. */
  create(record: RecordType, input: Input, path: string, parent?: Entity): Entity {
    const entity = new record.target() as Entity;
    entity.id = this.idFrom(input, path) ?? uuidV7();
    for (const field of record.fields) {
      if (field.system || field.hidden) continue;
      if (parent && field.name === record.options.partOf) entity[field.name] = { id: parent.id };
      else if (field.kind === 'lines') entity[field.name] = [];
      else if (input[field.name] === undefined) this.fillDefault(entity, field, path);
    }
    this.write(record, entity, input, path, true);
    return entity;
  }

  /** Puts what was sent on a loaded record; what was not sent stays. */
  update(record: RecordType, entity: Entity, input: Input, path: string): void {
    this.write(record, entity, input, path, false);
  }

  private write(record: RecordType, entity: Entity, input: Input, path: string, creating: boolean): void {
    for (const name of Object.keys(input)) {
      const sent = input[name];
      if (sent === undefined || name === 'id') continue;
      const field = record.has(name) ? record.field(name) : undefined;
      if (!field || field.hidden || field.name === record.options.partOf) this.refuse(path, name, 'UNKNOWN_FIELD');
      else if (this.mayTake(field, entity, sent, path, creating)) this.take(field, entity, sent, path);
    }
  }

  private take(field: Field, entity: Entity, sent: unknown, path: string): void {
    const value = checkValue(field, sent);
    if (value instanceof Refused) return this.refuse(path, field.name, value.reason);
    if (value === undefined && !field.optional) return this.refuse(path, field.name, 'REQUIRED');
    if (field.kind === 'lines') return this.takeLines(field, entity, (value as Input[] | undefined) ?? [], `${path}${field.name}.`);
    entity[field.name] = value;
    if (value === undefined) return;
    if (field.kind === 'link') this.links.push({ path: path + field.name, field, id: (value as { id: string }).id });
    if (field.kind === 'money') this.amounts.push({ path: path + field.name, field, entity });
  }

  /** The list given replaces the lines: a known id is changed, an unknown one added, a missing one removed. */
  private takeLines(field: Field, parent: Entity, sent: readonly unknown[], path: string): void {
    if (sent.length > mostLines) return this.refuse('', path.slice(0, -1), 'TOO_MANY');
    const present = new Map(((parent[field.name] as Entity[] | undefined) ?? nothing).map((line) => [line.id, line]));
    const seen = new Set<string>();
    parent[field.name] = sent.flatMap((input, at) => {
      const linePath = `${path}${at}.`;
      if (typeof input !== 'object' || input === null) {
        this.refuse('', linePath.slice(0, -1), 'BAD_TYPE');
        return [];
      }
      const line = this.lineFrom(field.target!, parent, present, input as Input, linePath);
      if (seen.has(line.id)) this.refuse(linePath, 'id', 'DUPLICATE');
      seen.add(line.id);
      line['position'] = at + 1;
      return [line];
    });
  }

  private lineFrom(record: RecordType, parent: Entity, present: ReadonlyMap<string, Entity>, input: Input, path: string): Entity {
    const known = present.get(checkedId(input['id']) ?? '');
    if (!known) return this.create(record, input, path, parent);
    this.update(record, known, input, path);
    return known;
  }

  private mayTake(field: Field, entity: Entity, sent: unknown, path: string, creating: boolean): boolean {
    if (this.options.trusted) return !field.system;
    const reason = this.barred(field, entity, sent, creating);
    if (reason) this.refuse(path, field.name, reason);
    return reason === undefined;
  }

  private barred(field: Field, entity: Entity, sent: unknown, creating: boolean): string | undefined {
    if (field.system) return 'READ_ONLY';
    if (field.readonly)
      return this.options.imported && creating && numberingOf(field.resource.target)?.field === field.name ? undefined : 'READ_ONLY';
    if (!this.principal.rights.mayWrite(field)) return 'FORBIDDEN';
    if (creating) return undefined;
    const handedOver = isHandedOver(field);
    if ((field.fixed || handedOver) && !isSame(entity[field.name], checkValue(field, sent))) return handedOver ? 'HAND_OVER' : 'FIXED';
    return undefined;
  }

  private fillDefault(entity: Entity, field: Field, path: string): void {
    const value = this.defaultOf(field);
    if (value !== undefined) {
      entity[field.name] = value;
      if (field.kind === 'link') this.defaults.push({ path: path + field.name, field, id: (value as { id: string }).id });
    } else if (!field.optional && !field.readonly) this.refuse(path, field.name, 'REQUIRED');
  }

  private defaultOf(field: Field): unknown {
    const { default: declared } = field;
    if (declared === undefined) return undefined;
    if (field.kind === 'link') {
      const { employeeId, companyId, departmentId } = this.principal;
      const id = { me: employeeId, 'my company': companyId, 'my department': departmentId, 'company currency': this.companyCurrencyId }[
        declared as string
      ];
      return id ? { id } : undefined;
    }
    if (declared === 'today' && field.kind === 'date') return this.today;
    if (declared === 'now' && field.kind === 'instant') return this.now.toISOString();
    return isDecimal(field) ? new Decimal(declared as string | number) : declared;
  }

  private idFrom(input: Input, path: string): string | undefined {
    if (input['id'] === undefined || input['id'] === null) return undefined;
    const id = checkedId(input['id']);
    if (!id) this.refuse(path, 'id', 'BAD_ID');
    return id;
  }

  private refuse(path: string, name: string, reason: string): void {
    this.reasons[path + name] ??= reason;
  }
}

const isDecimal = ({ kind }: Field): boolean => kind === 'decimal' || kind === 'quantity' || kind === 'money' || kind === 'price';

export function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Decimal && other instanceof Decimal) return one.eq(other);
  if (isLink(one) && isLink(other)) return one.id === other.id;
  return (one ?? undefined) === (other ?? undefined);
}

const isLink = (value: unknown): value is { id: string } => typeof value === 'object' && value !== null && 'id' in value;
