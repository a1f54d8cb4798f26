import { parse } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Field, RecordType } from '../../declare/registry.js';
import { InvalidInput, NotFound } from '../../errors.js';
import { auditEntries } from '../../graphql/audit.js';
import { companiesWatched, maySeeSecurityLog } from '../../graphql/security-log.js';
import { asFacts } from '../../orm/as-facts.js';
import { uuidOrNothing } from '../../read/filter.js';
import { ArchiveWriter } from '../../work/archive.js';
import { csvLine } from '../../work/csv-text.js';
import { documentsNaming, isAboutAPerson } from '../../work/privacy/personal-register.js';
import { transact } from '../../write/transaction.js';
import type { Call } from '../call.js';
import type { ExportReader } from './export-reader.js';

export interface PersonExport {
  readonly record: string;
  readonly id: string;
}

type Told = Record<string, unknown>;

/** Documents come with their lines, which count as well. */
const pageSize = 100;

/**
 * Everything we hold about a person, as far as whoever asks may read it: their record, the documents that name them, what was
 * changed of them, and what the security log says. Once as JSON, once as tables.
 */
export async function writePersonExport(reader: ExportReader, { record: name, id }: PersonExport, file: string): Promise<number> {
  const { call } = reader;
  const record = call.kernel.registry.find(name);
  const personId = uuidOrNothing(id);
  if (!record || !personId || !call.principal!.rights.may(record, 'read')) throw new NotFound(name, id);
  if (record.options.personal?.of !== 'itself') throw new InvalidInput({ record: 'NOT_A_PERSON' });
  const person = await readPerson(reader, record, personId);
  const parts: Record<string, readonly Told[]> = { person: [person] };
  for (const { record: document, via } of documentsNaming(call.kernel.registry, record)) {
    const found = await readDocuments(reader, document, via, personId);
    if (found) parts[document.plural] = found;
  }
  parts['history'] = await historyOf(call, personId);
  if (call.principal!.kind === 'employee' && maySeeSecurityLog(call.principal!.rights))
    parts['securityLog'] = await securityOf(call, personId);
  await writeParts(file, call, parts);
  return Object.values(parts).reduce((sum, rows) => sum + rows.length, 0);
}

async function readPerson(reader: ExportReader, record: RecordType, id: string): Promise<Told> {
  const document = parse(`query ($id: ID!) { it: ${record.singular}(id: $id) { ${selectionOf(reader.call, record)} } }`);
  const { it: person } = await reader.read(document, { id });
  if (!person) throw new NotFound(record.name, id);
  const when = record.options.personal!;
  const stored = Object.fromEntries(
    Object.keys(when.when ?? {}).map((field) => [
      field,
      String((person as Told)[field])
        .toLowerCase()
        .replaceAll('_', ' '),
    ]),
  );
  if (!isAboutAPerson(when, stored)) throw new InvalidInput({ id: 'NOT_A_PERSON' });
  return person as Told;
}

async function readDocuments(reader: ExportReader, record: RecordType, via: Field, id: string): Promise<Told[] | undefined> {
  const { call } = reader;
  const { rights } = call.principal!;
  if (!rights.may(record, 'read') || rights.field(via) === 'none') return undefined;
  const document =
    parse(`query ($filter: ${record.name}Filter, $after: String) { it: ${record.plural}(filter: $filter, first: ${pageSize}, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { ${selectionOf(call, record)} } } }`);
  const found: Told[] = [];
  for (let after: string | undefined; ;) {
    const page = (await reader.read(document, { filter: { [via.name]: { id: { eq: id } } }, after }))['it'] as {
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: Told[];
    };
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

/** Every field the asker may read, links by their title, lines with theirs. */
function selectionOf(call: Call, record: RecordType, depth = 0): string {
  const { rights } = call.principal!;
  return record.fields
    .filter((field) => !field.hidden && rights.field(field) !== 'none' && field !== record.partOf)
    .flatMap((field): string[] => {
      if (field.kind !== 'lines' && field.kind !== 'link') return [field.name];
      const target = field.target!;
      if (!rights.may(target, 'read')) return [];
      if (field.kind === 'lines') return depth === 0 ? [`${field.name} { ${selectionOf(call, target, 1)} }`] : [];
      return [`${field.name} { id ${rights.field(target.title) === 'none' ? '' : target.title.name} }`];
    })
    .join(' ');
}

function historyOf(call: Call, id: string): Promise<Told[]> {
  return transact(call.kernel, call.principal!, async (transaction) => {
    const told: Told[] = [];
    for await (const { isWhole: _isWhole, ...entry } of auditEntries(transaction, { record: id })) told.push(entry);
    return told;
  });
}

/** As in the log itself: whoever directs personnel in some companies is told of the people of those. */
function securityOf({ kernel, principal }: Call, id: string): Promise<Told[]> {
  const companies = companiesWatched(principal!);
  return asFacts(kernel.pool, async (client) => {
    const question = `select l.at, l.kind, l.principal_id = $1 as "byThem", f.facts from timon.security_log l
      left join timon.security_fact f on f.log_id = l.id left join timon.principal p on p.id = l.principal_id
      left join timon.principal s on s.id = l.subject_id where (l.principal_id = $1 or l.subject_id = $1)
        and ($2::uuid[] is null or p.company_id = any ($2::uuid[]) or s.company_id = any ($2::uuid[])) order by l.id`;
    return (await client.query<Told>(question, [id, companies])).rows;
  });
}

async function writeParts(file: string, call: Call, parts: Record<string, readonly Told[]>): Promise<void> {
  const archive = new ArchiveWriter(file);
  try {
    const made = { made: call.now.toISOString(), by: call.principal!.name, export: randomUUID() };
    await archive.add('person.json', Buffer.from(JSON.stringify({ ...made, ...parts }, null, 2)));
    for (const [name, rows] of Object.entries(parts)) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const lines = [columns, ...rows.map((row) => columns.map((column) => plain(row[column])))];
      await archive.add(`${name}.csv`, Buffer.from(`\ufeff${lines.map((cells) => csvLine(cells)).join('')}`));
    }
    await archive.finish();
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/** A link by its title; lines and changes as they stand in the JSON. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { id, ...rest } = value as Told;
  return Object.values(rest)[0] ?? id;
}
