import { withHandMadeChoices } from './hand-made-fields.js';
import type { Manifest, ManifestField, ManifestRecord } from '../server/kernel/graphql/manifest.js';

export type { Manifest, ManifestChoice, ManifestField, ManifestRecord } from '../server/kernel/graphql/manifest.js';

/** A record as it comes over the wire: links are objects, lines are lists, decimals are strings. */
export interface WireRecord {
  readonly id: string;
  readonly version?: number;
  readonly movesOpenToMe?: readonly string[];
  readonly can?: { readonly update: boolean; readonly remove: boolean };
  readonly [field: string]: unknown;
}

/** The manifest with its records found by name and by the plural that routes and queries use. */
export class RecordBook {
  readonly records: readonly ManifestRecord[];
  private readonly byName: ReadonlyMap<string, ManifestRecord>;
  private readonly byPlural: ReadonlyMap<string, ManifestRecord>;

  constructor(
    readonly manifest: Manifest,
    /** The code of the currency that `company` amounts are in. */
    readonly companyCurrency?: string,
  ) {
    const names = new Set(manifest.records.map(({ name }) => name));
    // A link to what the caller may not see is no field to the API either.
    this.records = manifest.records.map((record) => ({
      ...record,
      fields: record.fields
        .filter(({ target }) => target === undefined || names.has(target))
        .map((field) => withHandMadeChoices(manifest, record.name, field)),
    }));
    this.byName = new Map(this.records.map((record) => [record.name, record]));
    this.byPlural = new Map(this.records.map((record) => [record.plural, record]));
  }

  /** The records that have screens of their own: lines are drawn inside their parent. */
  get screens(): readonly ManifestRecord[] {
    return this.records.filter((record) => !record.partOf);
  }

  /** Undefined when the record is not open to the caller. */
  find(name: string | undefined): ManifestRecord | undefined {
    return name === undefined ? undefined : this.byName.get(name);
  }

  at(plural: string): ManifestRecord {
    const record = this.byPlural.get(plural);
    if (!record) throw new Error(`The manifest has no record called ${plural}.`);
    return record;
  }

  titleOf(record: ManifestRecord | undefined, value: object | null | undefined): string {
    if (!value) return '';
    const field = record && fieldOf(record, record.title);
    const title = (value as Record<string, unknown>)[record?.title ?? 'id'];
    const label = field?.choices?.find((choice) => choice.value === title)?.label;
    return label ?? (title === null || title === undefined ? '' : String(title));
  }
}

export const fieldOf = (record: ManifestRecord, name: string): ManifestField | undefined =>
  record.fields.find((field) => field.name === name);

const systemFields = new Set(['id', 'version', 'createdAt', 'updatedAt', 'archivedAt', 'position']);

/** The fields that people work with, in the order in which they were declared. */
export const ownFields = (record: ManifestRecord): readonly ManifestField[] => record.fields.filter(({ name }) => !systemFields.has(name));

/** `totalInCompanyCurrency` says again what `total` says. */
export const isTwin = (record: ManifestRecord, name: string): boolean =>
  name.endsWith('InCompanyCurrency') && record.fields.some((field) => `${field.name}InCompanyCurrency` === name);
