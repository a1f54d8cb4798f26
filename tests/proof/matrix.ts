import type { ExpectedRecord } from './expected/index.js';
import type { Asking } from './company-under-proof.js';
import { proveCoordinates } from './coordinates.js';
import { proveCreates } from './channels/create.js';
import { proveEvents } from './channels/event.js';
import { proveExport } from './channels/export.js';
import { proveFilters } from './channels/filter.js';
import { proveGroups } from './channels/group.js';
import { proveHistory } from './channels/history.js';
import { proveImport } from './channels/import.js';
import { proveOne } from './channels/one.js';
import { proveOrders } from './channels/order.js';
import { proveSearch } from './channels/search.js';
import { proveSelect } from './channels/select.js';
import { proveWrites } from './channels/write.js';
import type { Proof } from './proof.js';

export interface Extent {
  /** How many rows of a record that everybody sees alike; all where rows have owners. */
  readonly rows: number;
  /** How many shown and how many hidden values each comparison is tried with. */
  readonly values: number;
}

export const whole: Extent = { rows: 6, values: 2 };
export const sample: Extent = { rows: 2, values: 1 };

type Channel = (proof: Proof, asking: Asking, record: ExpectedRecord, extent: Extent) => Promise<void>;

export const readingChannels: Readonly<Record<string, Channel>> = {
  select: proveSelect,
  one: (proof, asking, record, { rows }) => proveOne(proof, asking, record, rowsOf(record, rows)),
  filter: (proof, asking, record, { values }) => proveFilters(proof, asking, record, values),
  order: proveOrders,
  group: proveGroups,
  search: proveSearch,
  export: proveExport,
  event: (proof, asking, record, { rows }) => proveEvents(proof, asking, record, rowsOf(record, rows)),
  history: (proof, asking, record, { rows }) => proveHistory(proof, asking, record, rowsOf(record, rows)),
};

export const writingChannels: Readonly<Record<string, Channel>> = {
  write: (proof, asking, record, { rows }) => proveWrites(proof, asking, record, rowsOf(record, rows)),
};

/** Where somebody's own rows or those of a department are told apart, every one of them; elsewhere a few, more where companies are. */
const rowsOf = (record: ExpectedRecord, rows: number): number =>
  isOwned(record) ? (record.fields.has('owner') || record.fields.has('department') ? 1_000 : rows * 3) : rows;

export const isOwned = ({ rows }: ExpectedRecord): boolean => Object.values(rows).some(({ reach }) => reach !== 'everyone');

/** Every subject × coordinate × row × channel: what the product answers against what was written down by hand. */
export async function proveMatrix(
  proof: Proof,
  extent: Extent,
  about: readonly ExpectedRecord[] = [...proof.records.values()],
  channels: Readonly<Record<string, Channel>> = { ...readingChannels, ...writingChannels },
): Promise<void> {
  const queue = [...proof.asking];
  const worker = async (): Promise<void> => {
    for (let asking = queue.shift(); asking; asking = queue.shift()) {
      proveCoordinates(proof, asking);
      if (!asking.principal) continue;
      for (const record of about) for (const prove of Object.values(channels)) await prove(proof, asking, record, extent);
    }
  };
  // The database has a second core to plan and run on while an answer is being compared.
  await Promise.all([worker(), worker()]);
}

/** Last of all, for rows come and go; one after the other, for each holds what it changes until it takes it back. */
export async function proveMaking(proof: Proof, about: readonly ExpectedRecord[] = [...proof.records.values()]): Promise<void> {
  for (const asking of proof.asking) {
    if (!asking.principal) continue;
    for (const record of about) await proveImport(proof, asking, record);
    if (about.some(({ name }) => name === 'Engagement')) await proveCreates(proof, asking);
  }
}
