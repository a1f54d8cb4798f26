import type { RecordType } from '../declare/registry.js';
import { readOf, valueOf } from './argument.js';
import { searchSql, similaritySql } from './filter.js';
import { joined, literal, object, sql, type Piece } from './json-text.js';
import { constantCase } from '../declare/naming.js';
import type { Planning } from './record.js';
import type { Selected } from './selection.js';
import { quoted } from './statement.js';
import { columnOf } from './value.js';

const largestSearch = 100;

/** The records of several kinds that match a text, nearest first, as JSON text. */
export function searchJson(planning: Planning, records: readonly RecordType[], selected: Selected): string {
  const { statement, selections } = planning;
  const words = readOf(selected.args.get('text')!);
  const limit = Math.min(Math.max(Number(valueOf(selected.args.get('first')) ?? 20), 0), largestSearch);
  const branches = records.map((record) => {
    const alias = statement.alias();
    const found = `select ${quoted(constantCase(record.name))} as kind, ${alias}.id, (${columnOf(statement, record.title, alias)})::text as title, ${similaritySql(statement, alias, words)} as similarity`;
    return `(${found} from "${record.table}" ${alias} where (${searchSql(statement, record, alias, words)}) and ${alias}.archived_at is null order by similarity desc, id limit ${limit})`;
  });
  const answers: Record<string, () => Piece[]> = {
    kind: () => [literal('"'), sql('kind'), literal('"')],
    id: () => [literal('"'), sql('id::text'), literal('"')],
    title: () => [sql(`coalesce(to_json(title)::text, 'null')`)],
    similarity: () => [literal('"'), sql('trim_scale(round(similarity::numeric, 3))::text'), literal('"')],
    __typename: () => [literal('"SearchHit"')],
  };
  const hit = joined(object(selections.below('SearchHit', selected.nodes).map(({ key, name }) => [key, answers[name]!()] as const)));
  if (branches.length === 0) return `'[]'`;
  return `('[' || coalesce((select string_agg(${hit}, ',') from (select * from (${branches.join(' union all ')}) b order by similarity desc, kind, id limit ${limit}) h), '') || ']')`;
}
