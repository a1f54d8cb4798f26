import { batched, canonical, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow } from '../oracle.js';
import { spread } from './one.js';

interface Entry {
  readonly action: string;
  readonly version: number;
  readonly changes: readonly { readonly field: string; readonly line?: string; readonly to: unknown }[];
}

/** Kept by the kernel: history has nothing to tell of them. */
const untold = new Set(['id', 'version', 'position', 'createdAt', 'updatedAt', 'archivedAt']);

/** What history tells of each row: nothing of rows that are hidden, and of others the fields that are shown. */
export async function proveHistory(proof: Proof, asking: Asking, record: ExpectedRecord, most: number): Promise<void> {
  if (record.partOf) return;
  const oracle = proof.oracleOf(asking);
  const kind = record.name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  for (const batch of batched(spread(proof.stored.rows(record.name), most), 6)) {
    const parts = batch.map(({ id }, at) => `h${at}: history(kind: ${kind}, id: "${id}") { action version changes }`);
    const data = await proof.read('history', asking, record.name, `{ ${parts.join(' ')} }`);
    if (data) batch.forEach((row, at) => compare(proof, oracle, row, data[`h${at}`] as Entry[]));
  }
}

function compare(proof: Proof, oracle: Oracle, row: StoredRow, entries: readonly Entry[]): void {
  const { record } = row;
  const name = `${record.name} ${row.id}`;
  const who = oracle.subject.name;
  if (!oracle.sees(row)) {
    proof.tally.check('history', who, name, [], entries);
    return;
  }
  const created = entries.find(({ action }) => action === 'CREATE');
  for (const { changes } of entries) {
    for (const { field, line, to } of changes) {
      const [of, on] = line === undefined ? [record, row] : [oracle.record(record.fields.get(field.split('.')[0]!)!.target!), undefined];
      const changed = of.fields.get(field.split('.').at(-1)!)!;
      const where = on ?? proof.stored.find(of.name, line);
      proof.tally.check(
        'history',
        who,
        `${name} tells ${field}`,
        true,
        where === undefined ? oracle.knows(of, changed) : oracle.reads(where, changed) && oracle.sees(where),
      );
      if (changed.target) proof.tally.check('history', who, `${name} names ${field}`, true, isNamedRightly(proof, oracle, changed, to));
    }
  }
  if (!created) return;
  const told = new Map(created.changes.filter(({ line }) => line === undefined).map(({ field, to }) => [field, to]));
  for (const field of record.fields.values()) {
    if (untold.has(field.name) || field.isLines || field.name.endsWith('InCompanyCurrency')) continue;
    const value = row.values.get(field.name) ?? null;
    if (value === null || changedLater(entries, field)) continue;
    const shown = oracle.reads(row, field);
    proof.tally.check('history', who, `${name}.${field.name} at its creation`, shown, told.has(field.name));
    if (shown && !field.target)
      proof.tally.check('history', who, `${name}.${field.name} at its creation`, canonical(value), canonical(told.get(field.name)));
  }
}

const changedLater = (entries: readonly Entry[], { name }: ExpectedField): boolean =>
  entries.some(({ action, changes }) => action !== 'CREATE' && changes.some(({ field }) => field === name)) || name === 'state';

/** A link is told by what it leads to, if that is shown, and else as something that nobody names. */
function isNamedRightly(proof: Proof, oracle: Oracle, field: ExpectedField, to: unknown): boolean {
  if (to === null) return true;
  const { id, title } = to as { id: string | null; title: string | null };
  if (id === null) return title === null;
  const target: ExpectedRecord = oracle.record(field.target!);
  const there = proof.stored.find(target.name, id);
  return there !== undefined && oracle.sees(there) && canonical(oracle.value(there, target.fields.get(target.title)!)) === canonical(title);
}
