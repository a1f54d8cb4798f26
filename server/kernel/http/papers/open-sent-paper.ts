import type { Readable } from 'node:stream';
import { NotFound } from '../../errors.js';
import { uuidOrNothing } from '../../read/filter.js';
import { FileStore } from '../../work/files.js';
import { paperBook } from '../../work/print/paper-book.js';
import { readsWhole } from '../../work/print/paper-question.js';
import type { ExportReader } from '../exports/export-reader.js';
import { isThere } from './print-paper.js';
import { sentPaper } from './sent-paper.js';

export interface OpenedPaper {
  readonly name: string;
  readonly size: number;
  readonly content: Readable;
}

/** A paper as it was mailed: for those who see its record and may read all that stands on such papers. */
export async function openSentPaper(reader: ExportReader, id: string): Promise<OpenedPaper> {
  const { kernel, principal } = reader.call;
  const kept = uuidOrNothing(id) ? await sentPaper(kernel.pool, id) : undefined;
  const paper = kept && paperBook(kernel.registry).find(({ name, record }) => name === kept.paper && record.name === kept.record);
  const { rights } = principal!;
  if (!kept || !paper || rights.forParty || !readsWhole(paper, rights) || !(await isThere(reader, kept.record, kept.recordId)))
    throw new NotFound('SentPaper', id);
  return { name: kept.fileName, size: kept.size, content: new FileStore(kernel).open(kept.fileHash) };
}
