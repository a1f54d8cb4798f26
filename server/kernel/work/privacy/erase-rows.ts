import type { Field, RecordType } from '../../declare/registry.js';
import { load } from '../../write/loading.js';
import type { OpenWork } from '../../write/open-work.js';
import { quoted, storageOf } from '../../write/storage.js';
import { keepHistory } from '../history.js';
import { aliasesOf, canBeEmpty, documentsNaming, goesWithItsLine } from './personal-register.js';

/** What was asked for, as the register of erasures keeps it. It names nobody. */
export interface Erasure {
  readonly id: string;
  readonly at: Date;
  readonly principalId: string;
  readonly record: string;
  readonly recordId: string;
}

export interface Erased {
  /** How many values of history and log went; those of the records themselves are one change each. */
  readonly remembered: number;
  readonly records: number;
  /** Documents that the law keeps as they were written. */
  readonly kept: number;
}

/**
 * Takes what tells of a person out of their record, its lines, the documents that name them, the history, the security log and
 * messages, and writes down that it was taken. Doing it again takes what has come back, or what the law no longer keeps.
 */
export async function eraseRows(work: OpenWork, erasure: Erasure): Promise<Erased> {
  const { registry } = work;
  const person = registry.named(erasure.record);
  const faces = [{ record: person, id: erasure.recordId }, ...(await otherFaces(work, person, erasure.recordId))];
  const ids = faces.map(({ id }) => id);
  const accounts: string[] = [];
  const gone = [...ids];
  let records = 0;
  for (const { record, id } of faces) {
    accounts.push(...(await accountsOf(work, record, id)));
    records += await emptyRecords(work, record, [id], personalFields(record));
  }
  const kept: string[] = [];
  for (const { record, via } of documentsNaming(registry, person)) {
    const documents = await documentsOf(work, record, via, erasure.recordId);
    const open = documents.filter(({ isKept }) => !isKept).map(({ id }) => id);
    const closed = documents.filter(({ isKept }) => isKept).map(({ id }) => id);
    records += await emptyRecords(work, record, open, personalFields(record));
    records += await emptyRecords(
      work,
      record,
      closed,
      personalFields(record).filter((field) => !field.kept),
      false,
    );
    gone.push(...open);
    kept.push(...closed);
  }
  await work.rows(
    `insert into timon.erasure (id, at, principal_id, record, record_id) values ($1, $2, $3, $4, $5) on conflict do nothing returning id`,
    [erasure.id, erasure.at, erasure.principalId, erasure.record, erasure.recordId],
  );
  const [{ erased: remembered } = { erased: 0 }] = await work.rows<{ erased: number }>(
    'select timon.erase_entries($1, $2::uuid[], $3::uuid[], $4::text[]) as erased',
    [erasure.id, gone, kept, accounts],
  );
  await forgetMessages(work, ids, accounts);
  await forgetPapers(work, gone, accounts);
  await work.rows('select timon.forget_access($1::uuid[], $2::text[])', [ids, accounts]);
  for (const { record, id } of faces) {
    const rows = await load(work.transaction, storageOf(record), [id], { context: 'facts', lines: true });
    if (rows.length > 0) await work.wrote(record, rows);
  }
  return { remembered, records, kept: kept.length };
}

/** The same person as somebody who signs in, or whatever else says that it is them. */
async function otherFaces(work: OpenWork, person: RecordType, id: string): Promise<{ record: RecordType; id: string }[]> {
  const faces: { record: RecordType; id: string }[] = [];
  for (const { record, links } of aliasesOf(work.registry, person)) {
    const isThem = links.map((link) => `${quoted(link.column)} = $1::uuid`).join(' or ');
    const rows = await work.rows<{ id: string }>(`select id from ${quoted(record.table)} where ${isThem} order by id`, [id]);
    faces.push(...rows.map((row) => ({ record, id: row.id })));
  }
  return faces;
}

const personalFields = (record: RecordType): Field[] => record.fields.filter((field) => field.personal && !field.hidden);

/** The addresses by which they sign in or are written to: as such they stand in logs and messages. */
async function accountsOf(work: OpenWork, person: RecordType, id: string): Promise<string[]> {
  const texts = [person, ...person.lines.map((line) => line.target!)].flatMap((record) =>
    record.fields
      .filter((field) => field.personal && !field.sideTable && (field.kind === 'text' || field.kind === 'longText'))
      .map((field) => `select ${quoted(field.column)} as said from ${quoted(record.table)} where ${keyOf(record)} = $1::uuid`),
  );
  const rows = await work.rows<{ account: string }>(
    `select distinct lower(trim(said)) as account from (${texts.join(' union all ')}
       union all select m[1] from timon.history h join timon.history_private p on p.history_id = h.id,
         regexp_matches(p.changes::text, '[^"@[:space:]]+@[^"@[:space:]]+', 'g') m where h.record_id = $1::uuid) t
     where said ~ '^[^@[:space:]]+@[^@[:space:]]+$'`,
    [id],
  );
  return rows.map(({ account }) => account);
}

/** The column by which the rows of a record, or its lines, are found. */
const keyOf = ({ partOf }: RecordType): string => (partOf ? quoted(partOf.column) : 'id');

async function documentsOf(work: OpenWork, record: RecordType, via: Field, id: string): Promise<{ id: string; isKept: boolean }[]> {
  const kept = record.options.personal?.kept;
  const isKept =
    kept && record.state
      ? `coalesce(${quoted(record.state.column)} = any ($2::text[]) and ${quoted(record.field(kept.since).column)} > $3::date - make_interval(years => $4::int), false)`
      : 'false and $2::text[] is null and $3::date is null and $4::int is null';
  return work.rows(`select id, ${isKept} as "isKept" from ${quoted(record.table)} where ${quoted(via.column)} = $1::uuid`, [
    id,
    kept?.states ?? [],
    work.today,
    kept?.years ?? 0,
  ]);
}

/** Empties fields of records and, with all of them, of their lines. A record that said nothing is left as it is. */
async function emptyRecords(
  work: OpenWork,
  record: RecordType,
  ids: readonly string[],
  fields: readonly Field[],
  withLines = true,
): Promise<number> {
  if (ids.length === 0) return 0;
  const touched = new Set<string>();
  const touch = (rows: readonly { id: string }[]) => rows.forEach(({ id }) => touched.add(id));
  for (const table of new Set(fields.filter(({ sideTable }) => sideTable).map(({ table }) => table)))
    touch(
      await work.rows<{ id: string }>(`delete from ${quoted(table)} where record_id = any ($1::uuid[]) returning record_id as id`, [ids]),
    );
  if (withLines) for (const line of record.lines) touch(await emptyLines(work, line.target!, ids));
  const columns = fields.filter(({ sideTable }) => !sideTable).map((field) => ({ name: quoted(field.column), value: emptyValue(field) }));
  const differs = columns.map(({ name, value }) => `t.${name} is distinct from ${value}`).join(' or ');
  const settings = columns.map(({ name, value }) => `${name} = ${value}, `).join('');
  const rows = await work.rows<{ id: string; version: number }>(
    `update ${quoted(record.table)} t set ${settings} version = t.version + 1, updated_at = $2::timestamptz
      where t.id = any ($1::uuid[]) and (t.id = any ($3::uuid[]) ${differs && `or ${differs}`}) returning t.id, t.version`,
    [ids, work.now, [...touched]],
  );
  const entries = rows.map(({ id, version }) => ({ id, version, changes: {}, apart: new Map<string, never>() }));
  keepHistory(work.transaction, record.name, 'erase', work.now, entries);
  return rows.length;
}

async function emptyLines(work: OpenWork, line: RecordType, ids: readonly string[]): Promise<{ id: string }[]> {
  const fields = personalFields(line);
  if (fields.length === 0) return [];
  const parent = quoted(line.partOf!.column);
  if (goesWithItsLine(work.registry, line))
    return work.rows(`delete from ${quoted(line.table)} where ${parent} = any ($1::uuid[]) returning ${parent} as id`, [ids]);
  const touched: { id: string }[] = [];
  for (const table of new Set(fields.filter(({ sideTable }) => sideTable).map((field) => field.table)))
    touched.push(
      ...(await work.rows<{ id: string }>(
        `delete from ${quoted(table)} s using ${quoted(line.table)} t where t.id = s.record_id and t.${parent} = any ($1::uuid[]) returning t.${parent} as id`,
        [ids],
      )),
    );
  const columns = fields.filter(({ sideTable }) => !sideTable).map((field) => ({ name: quoted(field.column), value: emptyValue(field) }));
  if (columns.length === 0) return touched;
  const emptied = await work.rows<{ id: string }>(
    `update ${quoted(line.table)} t set ${columns.map(({ name, value }) => `${name} = ${value}`).join(', ')}
      where t.${parent} = any ($1::uuid[]) and (${columns.map(({ name, value }) => `t.${name} is distinct from ${value}`).join(' or ')})
      returning t.${parent} as id`,
    [ids],
  );
  return [...touched, ...emptied];
}

/** A record keeps a name, so that what links to it can still be told apart; whose it was it no longer says. */
function emptyValue(field: Field): string {
  if (canBeEmpty(field)) return 'null';
  if (field.kind !== 'text' && field.kind !== 'longText')
    throw new Error(`${field.coordinate} tells of a person and must be filled in: it could not be erased. Make it optional.`);
  return `left('[erased ' || right(t.id::text, 8) || ']', ${field.maxLength})`;
}

/** Messages and jobs that carry their addresses, or are about them and have been sent. */
async function forgetMessages(work: OpenWork, ids: readonly string[], accounts: readonly string[]): Promise<void> {
  // The whole address: ana@casa.example stands in mariana@casa.example too, whose messages are not hers. What JSON spells out before
  // it, such as a new line, is no letter of it.
  const whole = String.raw`'((?<![[:alnum:]._%+-])|(?<=\\[nrtbf]))' || regexp_replace(a, '[^[:alnum:]]', '\\\&', 'g') || '(?!\.?[[:alnum:]_%+-])'`;
  const mentions = (column: string) => `exists (select from unnest($1::text[]) a where lower(${column}::text) ~ (${whole}))`;
  await work.rows(`delete from timon.outbox where ${mentions('payload')} or (sent_at is not null and record_id = any ($2::uuid[]))`, [
    accounts,
    ids,
  ]);
  await work.rows('delete from timon.mail where lower(to_address) = any($1::text[])', [accounts]);
  await work.rows(`delete from pgboss.job where ${mentions('data')} or ${mentions('output')}`, [accounts]);
  await work.rows('delete from timon.external_key where record_id = any ($1::uuid[])', [ids]);
}

/** Papers of documents that are not kept go with what stood on them, and of the others to whom they were mailed. */
async function forgetPapers(work: OpenWork, gone: readonly string[], accounts: readonly string[]): Promise<void> {
  await work.rows('delete from timon.sent_paper where record_id = any ($1::uuid[])', [gone]);
  await work.rows(`update timon.sent_paper set to_address = '' where lower(to_address) = any ($1::text[])`, [accounts]);
}
