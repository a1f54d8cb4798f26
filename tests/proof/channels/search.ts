import { batched, canonical, isArchived, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedRecord } from '../expected/index.js';
import { spread } from './one.js';

interface Hit {
  readonly id: string;
  readonly title: string | null;
}

/** Words of rows that are shown find them; words of rows and fields that are not find nothing that must not be found. */
export async function proveSearch(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  if (record.searched.length === 0) return;
  const oracle = proof.oracleOf(asking);
  const fields = record.searched.map((name) => record.fields.get(name)!);
  const title = record.fields.get(record.title)!;
  const maySearch = oracle.mayRead(record) && [...fields, title].every((field) => oracle.knowsEverywhere(record, field));
  const rows = proof.stored.rows(record.name);
  const kind = record.name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  const samples = fields.flatMap((field) =>
    spread(
      rows.filter((row) => (row.values.get(field.name) ?? null) !== null),
      6,
    ).map((row) => ({ row, words: String(row.values.get(field.name)) })),
  );
  for (const batch of batched(samples, 25)) {
    const words = batch.map((sample) => JSON.stringify(sample.words));
    const parts = words.flatMap((text, at) => [
      `s${at}: search(text: ${text}, kinds: [${kind}], first: 100) { id title }`,
      ...(maySearch ? [`f${at}: ${record.plural}(first: 500, filter: { search: ${text} }) { nodes { id } }`] : []),
    ]);
    const data = await proof.read('search', asking, record.name, `{ ${parts.join(' ')} }`);
    if (!data) continue;
    batch.forEach(({ row, words: text }, at) => {
      const hits = data[`s${at}`] as Hit[];
      const found = maySearch ? [hits, (data[`f${at}`] as { nodes: Hit[] }).nodes] : [hits];
      const isShown = maySearch && oracle.sees(row) && !isArchived(row);
      for (const list of found) {
        proof.tally.check(
          'search',
          asking.name,
          `${record.name} "${text}" finds its row`,
          isShown,
          list.some(({ id }) => id === row.id),
        );
        for (const { id } of list) {
          const hit = proof.stored.find(record.name, id);
          proof.tally.check(
            'search',
            asking.name,
            `${record.name} "${text}" finds ${id}`,
            true,
            maySearch && hit !== undefined && oracle.sees(hit) && !isArchived(hit),
          );
        }
      }
      for (const { id, title: shown } of hits) {
        const hit = proof.stored.find(record.name, id);
        if (hit)
          proof.tally.check('search', asking.name, `title of ${record.name} ${id}`, canonical(oracle.value(hit, title)), canonical(shown));
      }
    });
  }
}
