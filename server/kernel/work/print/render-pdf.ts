import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, DocumentDefinition, Printer } from 'pdfmake';
import { wordFor } from '../../declare/texts.js';
import type { ContentTable, Labelled, PaperContent } from './paper-content.js';

const ink = '#1c2b33';
const soft = '#5b6b73';
const rule = '#c9d2d6';
/** In points, of which a millimetre has 2.83. */
const margins = { side: 51, top: 48, bottom: 68 };

/** Puts a paper on pages. The same content gives the same bytes: what was looked at is what is mailed. */
export async function renderPdf(content: PaperContent, logo?: Buffer): Promise<Buffer> {
  const pdf = await printer();
  return pdf.createPdf(documentOf(content, logo)).getBuffer();
}

let opened: Promise<Printer> | undefined;

/** Loaded with the first paper: a server that prints none does without the fonts. */
const printer = (): Promise<Printer> => (opened ??= openPrinter());

async function openPrinter(): Promise<Printer> {
  const { default: pdf } = await import('pdfmake');
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  const file = (name: string) => join(folder, `Roboto-${name}.ttf`);
  pdf.setFonts({
    Roboto: { normal: file('Regular'), bold: file('Medium'), italics: file('Italic'), bolditalics: file('MediumItalic') },
  });
  // Nothing on a paper is fetched from anywhere, and of the disk it reads its fonts alone.
  pdf.setUrlAccessPolicy(() => false);
  pdf.setLocalAccessPolicy((path) => path.startsWith(folder));
  return pdf;
}

function documentOf(content: PaperContent, logo: Buffer | undefined): DocumentDefinition {
  const { title, number, company, language, size, at } = content;
  return {
    pageSize: size === 'A4' ? 'A4' : 'LETTER',
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    language,
    info: { title: `${title} ${number}`, author: company, creator: 'Timón', producer: 'Timón', creationDate: new Date(at) },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.2, color: ink },
    header: (page) => (page === 1 ? undefined : pageHead(content)),
    footer: (page, pages) => pageFoot(content, page, pages),
    content: [
      letterhead(content, logo),
      addresses(content),
      heading(content),
      ...content.tables.slice(0, 1).map((table) => tableOf(table, 9)),
      summary(content),
      ...content.texts.map(textOf),
    ],
  };
}

function letterhead({ company, letterhead: lines }: PaperContent, logo: Buffer | undefined): Content {
  const mark: Content = logo ? { image: `data:${imageType(logo)};base64,${logo.toString('base64')}`, fit: [180, 60] } : { text: '' };
  return {
    columns: [
      { width: '*', stack: [mark] },
      {
        width: 'auto',
        alignment: 'right',
        color: soft,
        fontSize: 8.5,
        stack: [{ text: company, bold: true, fontSize: 12, color: ink }, ...lines],
      },
    ],
    margin: [0, 0, 0, 24],
  };
}

const imageType = (image: Buffer): string => (image[0] === 0x89 ? 'image/png' : 'image/jpeg');

/** The recipient stands where a window envelope shows it. */
const addresses = ({ recipient, blocks }: PaperContent): Content => ({
  columns: [
    { width: '*', stack: recipient, fontSize: 10, margin: [0, 0, 16, 0] },
    ...blocks.map(({ heading: word, lines }): Content => ({
      width: '*',
      stack: [...(word ? [{ text: word, color: soft, fontSize: 8 }] : []), ...lines],
    })),
  ],
  margin: [0, 0, 0, 22],
});

const heading = ({ title, number, mark, reference }: PaperContent): Content => ({
  stack: [
    {
      columns: [{ width: '*', text: [{ text: `${title} `, bold: true }, number], fontSize: 16 }, ...(mark ? [stamp(mark)] : [])],
    },
    ...inRows(reference).map((row): Content => ({
      columns: row.map(({ label, value }) => ({ width: '25%', stack: [{ text: label, color: soft, fontSize: 8 }, value] })),
      columnGap: 10,
      margin: [0, 6, 0, 0],
    })),
  ],
  margin: [0, 0, 0, 14],
});

const stamp = (mark: string): Content => ({
  width: 'auto',
  text: mark.toUpperCase(),
  bold: true,
  fontSize: 12,
  color: '#b3261e',
  margin: [8, 3, 0, 0],
});

const perRow = 4;
const inRows = (labelled: readonly Labelled[]): Labelled[][] =>
  Array.from({ length: Math.ceil(labelled.length / perRow) }, (_, row) => labelled.slice(row * perRow, (row + 1) * perRow));

/** A table goes on over pages, under its head again, and no row is torn apart. */
function tableOf({ columns, rows, heading: word }: ContentTable, fontSize: number): Content {
  const cell = (text: string, at: number, more: object = {}): Content => ({
    text,
    alignment: columns[at]!.isNumber ? 'right' : 'left',
    ...more,
  });
  return {
    stack: [
      ...(word ? [above(word)] : []),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: columns.map(({ isWide }) => (isWide ? '*' : 'auto')),
          body: [
            columns.map(({ label }, at) => cell(label, at, { bold: true, fontSize: fontSize - 1, color: soft })),
            ...rows.map((row) => row.map((text, at) => cell(text, at))),
          ],
        },
        layout: {
          hLineWidth: (line, { table }) => (line === 0 || line > table.body.length ? 0 : line === 1 ? 1 : 0.5),
          vLineWidth: () => 0,
          hLineColor: (line) => (line === 1 ? ink : rule),
          paddingLeft: (column) => (column === 0 ? 0 : 6),
          paddingRight: (column, { table }) => (column === table.widths.length - 1 ? 0 : 6),
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
      },
    ],
    fontSize,
    margin: [0, 0, 0, 12],
  };
}

const above = (word: string): Content => ({ text: word, bold: true, margin: [0, 0, 0, 2] });

/** What the taxes come to stands beside the totals, and neither is torn from its own. */
function summary({ tables, totals }: PaperContent): Content {
  const sums: Content = {
    width: 'auto',
    table: {
      widths: ['*', 'auto'],
      body: totals.map(({ label, value }, at) => {
        const last = isSum(totals, at);
        const style = { bold: last, fontSize: last ? 11 : 9 };
        return [
          { text: label, ...style },
          { text: value, alignment: 'right', ...style },
        ];
      }),
    },
    layout: {
      hLineWidth: (line) => (totals.length > 0 && isSum(totals, line) ? 1 : 0),
      vLineWidth: () => 0,
      hLineColor: () => ink,
      paddingLeft: (column) => (column === 0 ? 0 : 18),
      paddingRight: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
  return {
    columns: [
      { width: '*', stack: tables.slice(1).map((table) => tableOf(table, 8)), margin: [0, 0, 24, 0] },
      ...(totals.length > 0 ? [sums] : []),
    ],
    unbreakable: true,
    margin: [0, 0, 0, 12],
  };
}

const isSum = (totals: readonly Labelled[], at: number): boolean => at === totals.length - 1;

const textOf = ({ label, value }: Labelled): Content => ({
  stack: [{ text: label, color: soft, fontSize: 8 }, value],
  margin: [0, 0, 0, 8],
});

const pageHead = ({ title, number, company }: PaperContent): Content => ({
  columns: [`${title} ${number}`, { text: company, alignment: 'right' }],
  fontSize: 8,
  color: soft,
  margin: [margins.side, 24, margins.side, 0],
});

function pageFoot({ footer, language }: PaperContent, page: number, pages: number): Content {
  const words = wordFor(language, 'paper.page') ?? '';
  return {
    columns: [
      { width: '*', stack: footer },
      { width: 'auto', text: words.replace('{page}', String(page)).replace('{pages}', String(pages)), alignment: 'right' },
    ],
    columnGap: 16,
    fontSize: 7.5,
    color: soft,
    margin: [margins.side, 16, margins.side, 0],
  };
}
