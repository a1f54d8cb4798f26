import { importSource } from '../../../server/kernel/work/import/import-source.js';
import { isArchived, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedRecord } from '../expected/index.js';
import type { StoredRow } from '../oracle.js';
import { spread } from './one.js';

/** One field of each level and class, and what a file says of it. */
const told: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Engagement: {
    name: 'Told',
    budget: '7.5',
    profit: '7.5',
    fee: '7.5',
    account: 'TOLD',
    passphrase: 'told',
    phone: '+1 555 7',
    rating: '3',
  },
  SalesOrder: { customerReference: 'TOLD', freight: '7.5', notes: 'Told' },
  Party: { notes: 'Told', creditLimit: '7.5' },
  Product: { description: 'Told', listPrice: '7.5', cost: '7.5' },
};

const source = 'proof';

/** A file that says something of every row, field by field: taken over where whoever brings it may write that, and told of elsewhere. */
export async function proveImport(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  const fields = told[record.name];
  if (!fields) return;
  const oracle = proof.oracleOf(asking);
  const there = proof.stored.rows(record.name).filter((row) => !isArchived(row));
  await knownByTheirKeys(proof, record, Object.keys(fields), there);
  const [seen, hidden] = [there.filter((row) => oracle.sees(row)), there.filter((row) => !oracle.sees(row))];
  const rows = [...spread(seen, 3), ...spread(hidden, 1)];
  const mapping = {
    source,
    tables: Object.entries(fields).map(([name, value]) => ({
      table: tableOf(record, name),
      record: record.name,
      // The last row says nothing of anybody: with it in the file, nothing of all this stays.
      rows: [...rows.map(({ id }) => ({ id, value })), { id: '', value }],
      key: '{id}',
      fields: { [name]: { from: 'column', column: 'value' } as const },
    })),
  };
  const { kernel } = proof.db;
  const { problems, tables } = await importSource(mapping, { kernel, principal: asking.principal!, folder: '', allOrNothing: true });
  for (const name of Object.keys(fields)) {
    const table = tableOf(record, name);
    const refused = new Map(problems.filter(({ file }) => file === table).map(({ line, reason }) => [line, reason]));
    proof.tally.check('import', asking.name, `${table} as a whole`, refused.size, tables.get(table)?.failed);
    for (const [at, row] of rows.entries()) {
      const expected = oracle.verdict(row, 'update', [[record, record.fields.get(name)!]]);
      proof.tally.check('import', asking.name, `${table} of ${row.id}`, expected === 'yes', !refused.has(at + 1));
      // Of a row that is hidden nothing more is told than of one that was never there.
      if (expected === 'not found') proof.tally.check('import', asking.name, `${table} of hidden ${row.id}`, notThere, refused.get(at + 1));
    }
  }
}

const notThere = 'There is no such record, or it is not yours to see. Check the link, or ask whoever gave it to you.';
const tableOf = ({ name }: ExpectedRecord, field: string): string => `${name} ${field}`;

const remembered = new WeakMap<Proof, Set<string>>();

/** An earlier run of the same file has made them, and said something else of them. */
async function knownByTheirKeys(
  proof: Proof,
  record: ExpectedRecord,
  fields: readonly string[],
  rows: readonly StoredRow[],
): Promise<void> {
  const known = remembered.get(proof) ?? new Set<string>();
  remembered.set(proof, known);
  if (known.has(record.name)) return;
  known.add(record.name);
  await proof.db.owner.query(
    `insert into timon.external_key (source, record, key, record_id, content_hash)
     select $1, $2 || ' ' || field, id::text, id, '' from unnest($3::text[]) field, unnest($4::uuid[]) id`,
    [source, record.name, fields, rows.map(({ id }) => id)],
  );
}
