import type { Draws } from '../support/draws.js';
import type { Asking } from './company-under-proof.js';
import type { ExpectedField } from './expected/index.js';
import type { StoredRow } from './oracle.js';
import { records, type Proof } from './proof.js';
import { columnOf, columnsOf, tableOf } from './stored-rows.js';

/** One stored value that somebody may not see. */
export interface HiddenCell {
  readonly row: StoredRow;
  readonly field: ExpectedField;
}

/** Whatever decides who sees what, or which way a row may go, is no mere value. */
const deciding = new Set([
  'id',
  'version',
  'position',
  'createdAt',
  'updatedAt',
  'archivedAt',
  'state',
  'active',
  'level',
  'domain',
  'language',
  'timeZone',
  'email',
  'number',
  'kind',
  'decimals',
  'code',
]);

/** The values that are kept from somebody: on rows they see, and on rows they do not. */
export function hiddenCells(proof: Proof, asking: Asking): { onShown: HiddenCell[]; onHidden: HiddenCell[] } {
  const oracle = proof.oracleOf(asking);
  const cells = [...records.values()].flatMap((record) => {
    const fields = [...record.fields.values()].filter((field) => !field.target && !deciding.has(field.name) && record.name !== 'Grant');
    return proof.stored.rows(record.name).flatMap((row) => fields.map((field): HiddenCell => ({ row, field })));
  });
  const hidden = cells.filter(({ row, field }) => !oracle.sees(row) || !oracle.reads(row, field));
  return { onShown: hidden.filter(({ row }) => oracle.sees(row)), onHidden: hidden.filter(({ row }) => !oracle.sees(row)) };
}

/** What a hidden value may become: nothing, the least and the most, what another row has, and letters from elsewhere. */
export function otherValues(proof: Proof, { row, field }: HiddenCell, draws: Draws): unknown[] {
  const value = row.values.get(field.name);
  const others = proof.stored.rows(row.record.name).map((each) => each.values.get(field.name) ?? null);
  const filled = others.filter((each) => each !== null);
  const made: unknown[] =
    typeof value === 'number' || typeof filled[0] === 'number'
      ? [0, 1, 99_999_999]
      : typeof filled[0] === 'boolean'
        ? [true, false]
        : /^\d{4}-\d\d-\d\d/.test(String(filled[0] ?? ''))
          ? ['1900-01-01', '2999-12-31']
          : ['', ' ', 'AAAA', 'zzzz', 'Ünïcødé 東京', '🍋'];
  return draws.shuffled([null, draws.one(others), ...made].filter((each) => each !== value));
}

/** Puts another value in a stored cell, past every rule, and says whether it could be put there. */
export async function put(proof: Proof, { row, field }: HiddenCell, value: unknown): Promise<boolean> {
  const { owner } = proof.db;
  const table = (await columnsOf(owner, row.record)).get(field.name)!;
  const isAside = table !== tableOf(row.record);
  try {
    if (isAside) await owner.query(`insert into "${table}" (record_id) values ($1) on conflict do nothing`, [row.id]);
    await owner.query(`update "${table}" set "${columnOf(field)}" = $2 where ${isAside ? 'record_id' : 'id'} = $1`, [row.id, value]);
    return true;
  } catch (error) {
    // A value that the table itself refuses is no value that could have been there.
    if (/^(23|22)/.test((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** A stored cell to the letter: an amount keeps the places it was written with. */
export async function spelled({ db }: Proof, { row, field }: HiddenCell): Promise<string | null> {
  const table = (await columnsOf(db.owner, row.record)).get(field.name)!;
  const key = table === tableOf(row.record) ? 'id' : 'record_id';
  const { rows } = await db.owner.query<{ text: string | null }>(
    `select "${columnOf(field)}"::text as text from "${table}" where ${key} = $1`,
    [row.id],
  );
  return rows[0]?.text ?? null;
}
