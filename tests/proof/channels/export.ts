import { parse } from 'csv-parse/sync';
import { openList } from '../../../server/kernel/http/exports/list-export.js';
import { callOf } from '../../support/ask.js';
import { canonical, isArchived, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedRecord } from '../expected/index.js';

/** What somebody takes away as a file: the rows and fields that they see, and no column that they do not know. */
export async function proveExport(proof: Proof, asking: Asking, record: ExpectedRecord): Promise<void> {
  const oracle = proof.oracleOf(asking);
  const { tally, db } = proof;
  const fields = [...record.fields.values()].filter(({ isLines }) => !isLines);
  const open = fields.filter((field) => !field.target && oracle.knows(record, field));
  const taken = (asked: object) =>
    openList(db.api, callOf(db, asking.principal!), { record: record.name, ...asked }).catch(() => undefined);
  if (!oracle.mayRead(record)) {
    tally.check('export', asking.name, record.name, undefined, (await taken({}))?.count);
    return;
  }
  for (const field of fields.filter((each) => !oracle.knows(record, each)))
    tally.check(
      'export',
      asking.name,
      `${record.name} with ${field.name}`,
      undefined,
      (await taken({ fields: ['id', field.name] }))?.count,
    );
  for (const archived of record.partOf ? [false] : [false, true]) {
    const rows = proof.stored.rows(record.name).filter((row) => oracle.sees(row) && (record.partOf || isArchived(row) === archived));
    const file = await taken({ fields: open.map(({ name }) => name), archived });
    tally.check('export', asking.name, `${record.name}${archived ? ' (archive)' : ''}`, rows.length, file?.count);
    if (!file) continue;
    let text = '';
    for await (const line of file.lines) text += line;
    const lines = new Map((parse(text, { bom: true, columns: true }) as Record<string, string>[]).map((line) => [line['id'], line]));
    for (const row of rows) {
      for (const field of open) {
        const told = lines.get(row.id)?.[field.name];
        // What a spreadsheet would take for a formula stands behind an apostrophe.
        const shown = told === undefined || told === '' ? null : told.replace(/^'(?=[=+\-@\t\r])/, '');
        tally.check(
          'export',
          asking.name,
          `${record.name}.${field.name} of ${row.id}`,
          canonical(oracle.value(row, field)),
          canonical(shown),
        );
      }
    }
  }
}
