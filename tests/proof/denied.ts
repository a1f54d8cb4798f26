import { parse, type DocumentNode } from 'graphql';
import { callOf, operationOf } from '../support/ask.js';
import { attemptsOn, type Attempt } from './channels/write.js';
import { isOwned } from './matrix.js';
import { spread } from './channels/one.js';
import type { Asking } from './company-under-proof.js';
import { records, type Proof } from './proof.js';

export interface Denied extends Attempt {
  readonly asking: Asking;
}

/** Everything that somebody may not do, on every row, with the version that is there: nothing but a refusal keeps it from happening. */
export function deniedTo(proof: Proof, asking: Asking, rows: number): Denied[] {
  const oracle = proof.oracleOf(asking);
  return [...records.values()]
    .filter(({ partOf }) => !partOf)
    .flatMap((record) => spread(proof.stored.rows(record.name), isOwned(record) ? rows * 4 : rows))
    .flatMap((row, turn) => attemptsOn(proof, oracle, row, turn, Number(row.values.get('version'))))
    .filter(({ expected }) => expected !== 'yes')
    .map((attempt) => ({ ...attempt, asking }));
}

/** Sends one past the check of the schema, as a caller would who knows all names, and says what was answered. */
export async function attempted(proof: Proof, { asking, text, variables }: Denied): Promise<string> {
  const declared = Object.entries(variables).map(([name, { type }]) => `$${name}0: ${type}`);
  const document: DocumentNode = parse(`mutation ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${text('0')} }`);
  const values = Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [`${name}0`, value]));
  const operation = operationOf(proof.db.api, document, values, callOf(proof.db, asking.principal!));
  if ('length' in operation) return 'NOT ASKED';
  const { errors = [] } = await proof.db.api.execute(operation);
  const [error] = errors;
  return error ? ((error.originalError as { code?: string } | undefined)?.code ?? error.message) : 'done';
}
