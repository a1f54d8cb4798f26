import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { languages } from '../../declare/texts.js';
import { Forbidden, InvalidInput, Unauthenticated } from '../../errors.js';
import type { Api } from '../../graphql/api.js';
import { pageSizes } from '../../work/print/page-size.js';
import { logSecurity, type SecurityEvent } from '../../work/security-log.js';
import type { Allowances } from '../allowances.js';
import type { Call } from '../call.js';
import type { Identity } from '../gate.js';
import { Overloaded } from '../http.errors.js';
import { openSentPaper } from '../papers/open-sent-paper.js';
import { printPaper, type AskedPaper } from '../papers/print-paper.js';
import { writeAuditPack, type PackRange } from './audit-pack.js';
import { ExportReader, type Pace } from './export-reader.js';
import { openList, type ListExport } from './list-export.js';
import { writePersonExport, type PersonExport } from './person-export.js';

/** What is asked for: one of these. */
interface ExportRequest {
  readonly list?: ListExport;
  readonly audit?: PackRange;
  readonly person?: PersonExport;
  readonly paper?: AskedPaper;
  readonly sentPaper?: { readonly id: string };
}

/** Each holds a connection and a place among the requests in hand for as long as its reader takes. */
const mostAtOnce = 4;
/** Nobody takes all the places. */
const mostOfOne = 2;
const patienceMs = 60_000;

/** Files to take away, each written down in the security log before its first byte goes out. */
export class ExportEndpoint {
  private readonly underWay: string[] = [];

  constructor(
    private readonly api: Api,
    private readonly allowances?: Allowances,
  ) {}

  async answer(content: unknown, call: Call, response: ServerResponse, present: () => Promise<Identity>): Promise<void> {
    if (!call.principal) throw new Unauthenticated();
    // Looking as somebody else is looking: what would be taken away would not be theirs.
    if (call.viewer) throw new Forbidden();
    const { id } = call.principal;
    const own = this.underWay.filter((who) => who === id).length;
    if (own >= mostOfOne || this.underWay.length >= mostAtOnce) throw new Overloaded();
    this.underWay.push(id);
    const pace = { allowances: this.allowances, present };
    try {
      const { list, audit, person, paper, sentPaper } = requestIn(content);
      if (list) await this.list(list, call, response, pace);
      else if (audit) await this.audit(audit, call, response);
      else if (person) await this.person(person, call, response, pace);
      else if (paper) await this.paper(paper, call, response, pace);
      else await this.sentPaper(sentPaper!, call, response, pace);
    } catch (error) {
      // Its reader sees the connection break off instead of an end. Whoever runs the server reads why.
      const { requestId } = call;
      if (response.headersSent && !call.isGone) call.kernel.log.warn({ requestId, who: id, err: error }, 'an export broke off');
      throw error;
    } finally {
      this.underWay.splice(this.underWay.indexOf(id), 1);
    }
  }

  private async list(asked: ListExport, call: Call, response: ServerResponse, pace: Pace): Promise<void> {
    const { name, columns, count, lines } = await openList(this.api, call, asked, pace);
    await tell(call, { kind: 'exported', facts: { record: asked.record, fields: columns, rows: count } });
    response.writeHead(200, headersOf('text/csv; charset=utf-8', `${name}-${dayOf(call)}.csv`, call));
    await send(Readable.from(lines), response);
  }

  private async audit(range: PackRange, call: Call, response: ServerResponse): Promise<void> {
    const { kernel, principal } = call;
    const patient = { ...kernel, pool: kernel.analystPool ?? kernel.pool };
    // How much it holds is known when it is done, and a transaction does not wait: it takes as much as anything may at once.
    const reserved = await this.allowances?.reserveInTime(principal, Infinity);
    await sendArchive(call, response, `audit-${dayOf(call)}.tar.gz`, async (file) => {
      const { history, security, withheld } = await writeAuditPack(patient, principal!, range, file);
      reserved?.settle(history + security);
      await tell(call, { kind: 'audit-exported', facts: { history, security, withheld, from: range.from, until: range.until } });
    });
  }

  /** One record as paper is a look at it, as its screen is: no more is written down. */
  private async paper(asked: AskedPaper, call: Call, response: ServerResponse, pace: Pace): Promise<void> {
    const { pdf, fileName } = await printPaper(new ExportReader(this.api, call, pace), asked);
    sendPdf(pdf, fileName, call, response);
  }

  private async sentPaper({ id }: { id: string }, call: Call, response: ServerResponse, pace: Pace): Promise<void> {
    const { name, size, content } = await openSentPaper(new ExportReader(this.api, call, pace), id);
    response.writeHead(200, { ...headersOf('application/pdf', name, call), 'content-length': size });
    await send(content, response);
  }

  private async person(asked: PersonExport, call: Call, response: ServerResponse, pace: Pace): Promise<void> {
    await sendArchive(call, response, `person-${dayOf(call)}.tar.gz`, async (file) => {
      const rows = await writePersonExport(new ExportReader(this.api, call, pace), asked, file);
      await tell(call, { kind: 'person-exported', subject: { record: asked.record, id: asked.id }, facts: { rows } });
    });
  }
}

/** Whoever stops reading gives their place back. */
function send(content: Readable, response: ServerResponse): Promise<void> {
  response.setTimeout(patienceMs, () => response.destroy());
  return pipeline(content, response);
}

async function sendArchive(call: Call, response: ServerResponse, name: string, write: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'timon-export-'));
  try {
    const file = join(folder, 'export.tar.gz');
    await write(file);
    const { size } = await stat(file);
    response.writeHead(200, { ...headersOf('application/gzip', name, call), 'content-length': size });
    await send(createReadStream(file), response);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sendPdf(pdf: Buffer, name: string, call: Call, response: ServerResponse): void {
  response.writeHead(200, { ...headersOf('application/pdf', name, call), 'content-length': pdf.length });
  response.end(pdf);
}

function requestIn(content: unknown): ExportRequest {
  const asked = content as Record<string, unknown> | null;
  const given = ['list', 'audit', 'person', 'paper', 'sentPaper'].filter((kind) => isObject(asked) && asked[kind] !== undefined);
  if (given.length !== 1 || !isObject(asked![given[0]!])) throw new InvalidInput({ export: 'ONE_KEY_EACH' });
  const { list, audit, person, paper, sentPaper } = asked as Record<string, Record<string, unknown> | undefined>;
  if (list) {
    require(typeof list['record'] === 'string', 'record');
    require(list['fields'] === undefined || (Array.isArray(list['fields']) && list['fields'].every(isText)), 'fields');
    require(list['separator'] === undefined || list['separator'] === ',' || list['separator'] === ';', 'separator');
  }
  for (const name of ['from', 'until'])
    if (audit) require(audit[name] === undefined || audit[name] === null || isMoment(audit[name]), name);
  for (const name of ['record', 'id']) if (person) require(isText(person[name]), name);
  if (sentPaper) require(isText(sentPaper['id']), 'id');
  if (paper) {
    for (const name of ['record', 'id']) require(isText(paper[name]), name);
    require(paper['name'] === undefined || isText(paper['name']), 'name');
    require(paper['language'] === undefined || isOneOf(languages, paper['language']), 'language');
    require(paper['size'] === undefined || isOneOf(pageSizes, paper['size']), 'size');
  }
  return asked as ExportRequest;
}

function require(fits: boolean, field: string): void {
  if (!fits) throw new InvalidInput({ [field]: 'BAD_TYPE' });
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
const isOneOf = (known: readonly string[], value: unknown): boolean => known.some((each) => each === value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isMoment = (value: unknown): boolean => isText(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

const dayOf = ({ now }: Call): string => now.toISOString().slice(0, 10);

const headersOf = (type: string, name: string, { requestId }: Call): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': requestId,
});

const tell = (call: Call, event: Pick<SecurityEvent, 'kind' | 'subject' | 'facts'>): Promise<void> =>
  logSecurity(call.kernel, { ...event, at: call.now, principal: call.principal, address: call.address, requestId: call.requestId });
