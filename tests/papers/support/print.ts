import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { extractText, getDocumentProxy } from 'unpdf';
import { ExportEndpoint } from '../../../server/kernel/http/exports/export-endpoint.js';
import type { Principal } from '../../../server/kernel/rights/principal.js';
import { callOf } from '../../support/ask.js';
import type { TestDatabase } from '../../support/database.js';

export interface Printed {
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The file that somebody gets who asks for it. */
export async function printed(db: TestDatabase, who: Principal, asked: object): Promise<Printed> {
  let headers: Record<string, string> = {};
  const response = Object.assign(new PassThrough(), {
    setTimeout: () => undefined,
    writeHead: (_status: number, given: Record<string, string>) => void (headers = given),
  });
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  const ended = once(response, 'end');
  ended.catch(() => undefined);
  const present = async () => ({ principal: who, proof: undefined });
  await new ExportEndpoint(db.api).answer(asked, callOf(db, who), response as never, present);
  await ended;
  const [, fileName = ''] = /filename="([^"]+)"/.exec(headers['content-disposition'] ?? '') ?? [];
  return { fileName, type: headers['content-type'] ?? '', bytes: Buffer.concat(parts) };
}

export interface PaperPages {
  readonly pages: readonly string[];
  /** All that is written, in one line. */
  readonly text: string;
  /** Width and height of a page, in points. */
  readonly size: readonly [number, number];
}

/** What can be read on a PDF, as whoever searches it does. */
export async function readPdf(bytes: Buffer): Promise<PaperPages> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const pages = text.map((page) => page.replace(/\s+/g, ' '));
  const [left, top, right, bottom] = (await pdf.getPage(1)).view as [number, number, number, number];
  return { pages, text: pages.join(' '), size: [Math.round(right - left), Math.round(bottom - top)] };
}
