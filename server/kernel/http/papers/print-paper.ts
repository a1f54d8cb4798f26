import { buffer } from 'node:stream/consumers';
import { parse, type DocumentNode } from 'graphql';
import type { RecordType } from '../../declare/registry.js';
import { InvalidInput, NotFound } from '../../errors.js';
import type { Rights } from '../../rights/rights.js';
import { FileStore } from '../../work/files.js';
import { fits, isIn, paperBook, type BookedPaper } from '../../work/print/paper-book.js';
import { contentOf, type PaperContent, type PaperWishes } from '../../work/print/paper-content.js';
import { questionOf } from '../../work/print/paper-question.js';
import { renderPdf } from '../../work/print/render-pdf.js';
import type { ExportReader } from '../exports/export-reader.js';

/** Which paper of which record: the one that fits its state, where none is named. */
export interface AskedPaper extends PaperWishes {
  readonly record: string;
  readonly id: string;
  readonly name?: string;
}

/** What a paper is made of, as its reader may see it. */
export interface ReadPaper {
  readonly paper: BookedPaper;
  readonly content: PaperContent;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly version: number;
  /** Whether it may go out as the record stands now. */
  readonly isIssued: boolean;
  readonly fileName: string;
}

export interface PrintedPaper extends ReadPaper {
  readonly pdf: Buffer;
}

/** Reads a record for its paper as every question is read: what is not the caller's to see is not there. */
export async function readPaper(reader: ExportReader, { record: name, id, name: wanted, ...wishes }: AskedPaper): Promise<ReadPaper> {
  const { kernel, principal } = reader.call;
  const { rights } = principal!;
  const papers = paperBook(kernel.registry).filter(({ record }) => record.name === name && rights.may(record, 'read'));
  if (papers.length === 0) throw new InvalidInput({ record: 'NOT_FOUND' });
  if (wanted !== undefined && !papers.some((paper) => paper.name === wanted)) throw new InvalidInput({ name: 'UNKNOWN_CHOICE' });
  const { record } = papers[0]!;
  const standing = papers.length > 1 ? await standingOf(reader, papers, id) : {};
  const paper = papers.find((each) => (wanted ?? each.name) === each.name && (papers.length === 1 || fits(each, standing)));
  if (!paper) throw new InvalidInput({ name: 'NOT_ALLOWED' });
  const facts = await read(reader, record, documentOf(paper, rights), id);
  const content = contentOf(paper, facts, rights, wishes);
  return {
    paper,
    content,
    facts,
    version: facts['version'] as number,
    isIssued: isIn(paper.issued, record.state && facts[record.state.name]),
    fileName: `${plainName(`${content.title} ${content.number}`)}.pdf`,
  };
}

export async function printPaper(reader: ExportReader, asked: AskedPaper): Promise<PrintedPaper> {
  const read = await readPaper(reader, asked);
  return { ...read, pdf: await renderPdf(read.content, await logoOf(reader, read.content)) };
}

async function read(reader: ExportReader, record: RecordType, document: DocumentNode, id: string): Promise<Record<string, unknown>> {
  const answer = await reader.read(document, { id });
  const found = answer[record.singular] as Record<string, unknown> | null;
  if (!found) throw new NotFound(record.name, id);
  return found;
}

/** What decides which of its papers a record is. */
function standingOf(reader: ExportReader, papers: readonly BookedPaper[], id: string): Promise<Record<string, unknown>> {
  const { record } = papers[0]!;
  const deciding = new Set(['id', ...(record.state ? [record.state.name] : []), ...papers.flatMap(({ when }) => Object.keys(when ?? {}))]);
  return read(reader, record, parse(`query ($id: ID!) { ${record.singular}(id: $id) { ${[...deciding].join(' ')} } }`), id);
}

/** Whether the caller sees the record, and it is of a kind that has papers. */
export async function isThere(reader: ExportReader, name: string, id: string): Promise<boolean> {
  const { kernel, principal } = reader.call;
  const record = paperBook(kernel.registry).find((paper) => paper.record.name === name)?.record;
  if (!record || !principal!.rights.may(record, 'read')) return false;
  const answer = await reader.read(parse(`query ($id: ID!) { ${record.singular}(id: $id) { id } }`), { id });
  return answer[record.singular] !== null;
}

const documents = new WeakMap<BookedPaper, Map<string, DocumentNode>>();
const mostRemembered = 100;

/** Plans hang on the document, so equal rights share one. */
function documentOf(paper: BookedPaper, rights: Rights): DocumentNode {
  const known = documents.get(paper) ?? new Map<string, DocumentNode>();
  documents.set(paper, known);
  const document = known.get(rights.key) ?? parse(questionOf(paper, rights));
  if (known.size >= mostRemembered) known.clear();
  known.set(rights.key, document);
  return document;
}

async function logoOf({ call: { kernel } }: ExportReader, { logo }: PaperContent): Promise<Buffer | undefined> {
  const files = new FileStore(kernel);
  return logo && (await files.find(logo)) ? buffer(files.open(logo)) : undefined;
}

/** What every file system and mail program takes. */
const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
