import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visibleEntries, type AuditRow } from '../../graphql/audit.js';
import { coveredPeople } from '../../graphql/history-masks.js';
import { companiesWatched } from '../../graphql/security-log.js';
import type { Kernel } from '../../kernel.js';
import type { Principal } from '../../rights/principal.js';
import { ArchiveWriter } from '../../work/archive.js';
import { identityOf, linkChains, sealChains, type ChainedStream } from '../../work/chain.js';
import { csvLine } from '../../work/csv-text.js';
import { entryTable, entryText } from '../../work/verify-chain.js';
import { transact, type Transaction } from '../../write/transaction.js';
import { howToVerify, verifyScript } from './verify-pack.js';

export interface PackRange {
  /** Entries written from then on, and before then; everything when left out. */
  readonly from?: string | null;
  readonly until?: string | null;
}

export interface PackSize {
  readonly history: number;
  readonly security: number;
  /** Entries of which only the hash is in it, because whoever asked may not read all of them. */
  readonly withheld: number;
}

const readAtOnce = 500;

interface LinkRow {
  readonly position: string;
  readonly hash: string;
  readonly digest: string;
  readonly entry: string;
}
interface Value {
  readonly part: string;
  readonly salt: string;
  readonly said: string;
}
type HistoryLink = LinkRow & AuditRow & { readonly values: readonly Value[] | null };
type SecurityLink = LinkRow & {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly whoId: string | null;
  readonly who: string | null;
  readonly subjectRecord: string | null;
  readonly subjectId: string | null;
  readonly facts: Record<string, unknown> | null;
  readonly mine: boolean;
  readonly values: readonly Value[] | null;
};

/**
 * Writes what an auditor takes along into one archive: history and security log as tables and as lines that can be hashed
 * again, the seals, and what it takes to verify all of it without Timón. What the asker may not read is there as its hash.
 */
export async function writeAuditPack(kernel: Kernel, principal: Principal, range: PackRange, file: string): Promise<PackSize> {
  const companies = companiesWatched(principal);
  await linkChains(kernel);
  await sealChains(kernel);
  const folder = await mkdtemp(join(tmpdir(), 'timon-audit-'));
  const archive = new ArchiveWriter(file);
  try {
    const size = await transact(kernel, principal, async (transaction) => {
      const pack = new Pack(transaction, archive, folder, range);
      await pack.history();
      await pack.security(companies);
      await pack.seals();
      await pack.close(principal);
      return pack.size;
    });
    await archive.finish();
    return size;
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

class Pack {
  readonly size = { history: 0, security: 0, withheld: 0 };
  private readonly files: Record<string, { bytes: number; sha256: string }> = {};
  private readonly chains: Record<string, { after: { position: number; hash: string }; to: { position: number; hash: string } }> = {};

  constructor(
    private readonly transaction: Transaction,
    private readonly archive: ArchiveWriter,
    private readonly folder: string,
    private readonly range: PackRange,
  ) {}

  async history(): Promise<void> {
    const [lines, table] = [await this.begin('history.jsonl'), await this.begin('history.csv')];
    await table.write(
      csvLine(['entry', 'at', 'who', 'name', 'on behalf of', 'kind', 'record', 'version', 'action', 'field', 'line', 'from', 'to']),
    );
    for await (const rows of this.linked<HistoryLink>('history', historyColumns)) {
      const shown = new Map((await visibleEntries(this.transaction, rows)).map((entry) => [entry.id, entry]));
      for (const { position, hash, digest, entry, values, id } of rows) {
        const seen = shown.get(id);
        const isWhole = seen?.isWhole === true;
        this.size.history += 1;
        if (!isWhole) this.size.withheld += 1;
        const proof = { position: Number(position), hash, ...(isWhole ? { entry, values: values ?? [] } : { digest }) };
        await lines.write(`${JSON.stringify(seen ? { ...proof, shown: withoutFlag(seen) } : proof)}\n`);
        if (!seen) continue;
        const { at, whoId, who, onBehalfOf, record, recordId, version, action } = seen;
        const covered = onBehalfOf?.map(({ name }) => name).join(', ');
        const about = [id, at.toISOString(), whoId, who, covered, record, recordId, version, action];
        const changes = seen.changes.length > 0 ? seen.changes : [{ field: '', line: '', from: null, to: null }];
        for (const { field, line, from, to } of changes) await table.write(csvLine([...about, field, line, told(from), told(to)]));
      }
    }
    await this.end(lines);
    await this.end(table);
  }

  async security(companies: readonly string[] | null): Promise<void> {
    const [lines, table] = [await this.begin('security.jsonl'), await this.begin('security.csv')];
    await table.write(csvLine(['entry', 'at', 'kind', 'who', 'name', 'subject', 'subject id', 'facts']));
    for await (const rows of this.linked<SecurityLink>('security', securityColumns, [companies])) {
      for (const { position, hash, digest, entry, values, mine, ...row } of rows) {
        this.size.security += 1;
        if (!mine) this.size.withheld += 1;
        await lines.write(
          `${JSON.stringify({ position: Number(position), hash, ...(mine ? { entry, values: values ?? [] } : { digest }) })}\n`,
        );
        const { id, at, kind, whoId, who, subjectRecord, subjectId, facts } = row;
        if (mine) await table.write(csvLine([id, at.toISOString(), kind, whoId, who, subjectRecord, subjectId, facts]));
      }
    }
    await this.end(lines);
    await this.end(table);
  }

  async seals(): Promise<void> {
    const seals = await this.begin('seals.csv');
    await seals.write(csvLine(['stream', 'position', 'hash', 'at']));
    const rows = await this.transaction.query<{ stream: string; position: string; hash: string; at: Date }>(
      'facts',
      `select stream, position, encode(hash, 'hex') as hash, at from timon.seal order by stream, position`,
    );
    for (const { stream, position, hash, at } of rows) await seals.write(csvLine([stream, position, hash, at.toISOString()]));
    await this.end(seals);
  }

  async close({ id, name }: Principal): Promise<void> {
    const { transaction, range, chains, files, size } = this;
    const database = await identityOf({ query: async (text) => ({ rows: (await transaction.query('facts', text)) as never[] }) });
    const made = transaction.kernel.clock().toISOString();
    const manifest = { format: 1, made, by: { id, name }, database, range, chains, entries: size, files };
    await this.archive.add('README.txt', Buffer.from(howToVerify));
    await this.archive.add('verify.mjs', Buffer.from(verifyScript));
    await this.archive.add('manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
  }

  /** The links of the range in their order, a batch at a time. */
  private async *linked<Row extends LinkRow>(stream: ChainedStream, columns: string, more: readonly unknown[] = []): AsyncGenerator<Row[]> {
    const { from, until } = this.range;
    const [bounds] = await this.transaction.query<{ first: string | null; last: string | null }>(
      'facts',
      `select min(c.position) as first, max(c.position) as last from timon.chain c join ${entryTable(stream)} e on e.id = c.entry_id
        where c.stream = '${stream}' and ($1::timestamptz is null or e.at >= $1::timestamptz) and ($2::timestamptz is null or e.at < $2::timestamptz)`,
      [from ?? null, until ?? null],
    );
    let position = Number(bounds!.first ?? 1) - 1;
    const last = Number(bounds!.last ?? 0);
    const after = { position, hash: await this.hashAt(stream, position) };
    while (position < last) {
      const rows = await this.transaction.query<Row>(
        'facts',
        `select c.position, encode(c.hash, 'hex') as hash, encode(sha256(convert_to(${entryText(stream)}, 'UTF8')), 'hex') as digest,
           ${entryText(stream)} as entry, ${columns}
         where c.stream = '${stream}' and c.position > $1 and c.position <= $2 order by c.position limit ${readAtOnce}`,
        [position, last, ...more],
      );
      if (rows.length === 0) break;
      yield rows;
      position = Number(rows.at(-1)!.position);
    }
    this.chains[stream] = { after, to: { position, hash: await this.hashAt(stream, position) } };
  }

  private async hashAt(stream: ChainedStream, position: number): Promise<string> {
    if (position === 0) return createHash('sha256').digest('hex');
    const question = `select encode(hash, 'hex') as hash from timon.chain where stream = $1 and position = $2`;
    const [row] = await this.transaction.query<{ hash: string }>('facts', question, [stream, position]);
    return row!.hash;
  }

  private async begin(name: string): Promise<PackedFile> {
    return new PackedFile(name, await open(join(this.folder, name), 'wx', 0o600));
  }

  private async end(file: PackedFile): Promise<void> {
    const sha256 = await file.close();
    const path = join(this.folder, file.name);
    const { size } = await stat(path);
    this.files[file.name] = { bytes: size, sha256 };
    await this.archive.addStream(file.name, size, createReadStream(path));
  }
}

/** A file on its way into the archive, which wants to know its size before. */
class PackedFile {
  private readonly hash: Hash = createHash('sha256');

  constructor(
    readonly name: string,
    private readonly handle: FileHandle,
  ) {}

  async write(text: string): Promise<void> {
    this.hash.update(text);
    await this.handle.appendFile(text);
  }

  async close(): Promise<string> {
    await this.handle.close();
    return this.hash.digest('hex');
  }
}

const withoutFlag = ({ isWhole: _isWhole, ...entry }: { isWhole: boolean }): object => entry;

const told = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'title' in value ? (value as { title: unknown }).title : value;

const valuesOf = (from: string, part: string, said: string): string =>
  `(select json_agg(json_build_object('part', ${part}, 'salt', encode(v.salt, 'hex'), 'said', v.${said}::text)) from ${from}) as values`;

const historyColumns = `e.id::text, e.at, e.record, e.record_id as "recordId", e.version, e.action, e.principal_id as "whoId", p.name as who,
    ${coveredPeople('e')} as "onBehalfOf", e.changes, (select jsonb_agg(v.changes) from timon.history_private v where v.history_id = e.id) as apart,
    ${valuesOf('timon.history_private v where v.history_id = e.id', 'v.class', 'changes')}
  from timon.chain c join timon.history e on e.id = c.entry_id left join timon.principal p on p.id = e.principal_id`;

const securityColumns = `e.id::text, e.at, e.kind, e.principal_id as "whoId", p.name as who, e.subject_record as "subjectRecord",
    e.subject_id as "subjectId", f.facts, ($3::uuid[] is null or p.company_id = any ($3::uuid[]) or s.company_id = any ($3::uuid[])) is true as mine,
    ${valuesOf('timon.security_fact v where v.log_id = e.id', `'facts'`, 'facts')}
  from timon.chain c join timon.security_log e on e.id = c.entry_id left join timon.principal p on p.id = e.principal_id
  left join timon.principal s on s.id = e.subject_id left join timon.security_fact f on f.log_id = e.id`;
