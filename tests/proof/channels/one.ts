import { batched, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedRecord } from '../expected/index.js';

/** Each row by its id, through its own field and through `node`. */
export async function proveOne(proof: Proof, asking: Asking, record: ExpectedRecord, most: number): Promise<void> {
  const oracle = proof.oracleOf(asking);
  if (record.partOf) return;
  const kind = record.name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  const singular = `${record.name[0]!.toLowerCase()}${record.name.slice(1)}`;
  const rows = spread(proof.stored.rows(record.name), most);
  for (const batch of batched(rows, 25)) {
    const parts = batch.flatMap(({ id }, at) => [
      ...(oracle.mayRead(record) ? [`r${at}: ${singular}(id: "${id}") { id }`] : []),
      `n${at}: node(id: "${id}", kind: ${kind}) { id }`,
    ]);
    const data = await proof.read('by id', asking, record.name, `{ ${parts.join(' ')} }`);
    if (!data) continue;
    batch.forEach((row, at) => {
      const expected = oracle.sees(row) ? { id: row.id } : null;
      if (oracle.mayRead(record)) proof.tally.check('by id', asking.name, `${record.name} ${row.id}`, expected, data[`r${at}`]);
      proof.tally.check('node', asking.name, `${record.name} ${row.id}`, expected, data[`n${at}`]);
    });
  }
}

/** At most so many of a list, from all along it. */
export function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!);
}
