/** As much of pdfmake as papers take: its own description comes with the types of a browser, which this is not. */
declare module 'pdfmake' {
  export type Content = string | readonly Content[] | ContentNode;
  export type Margin = readonly [left: number, top: number, right: number, bottom: number];

  export interface ContentNode {
    readonly text?: string | readonly (string | ContentNode)[];
    readonly image?: string;
    readonly fit?: readonly [number, number];
    readonly stack?: readonly Content[];
    readonly columns?: readonly Content[];
    readonly columnGap?: number;
    readonly table?: Table;
    readonly layout?: TableLayout;
    readonly width?: number | string;
    readonly margin?: Margin;
    readonly alignment?: 'left' | 'right';
    readonly bold?: boolean;
    readonly fontSize?: number;
    readonly color?: string;
    readonly unbreakable?: boolean;
  }

  export interface Table {
    readonly headerRows?: number;
    readonly dontBreakRows?: boolean;
    readonly widths: readonly string[];
    readonly body: readonly (readonly Content[])[];
  }

  type OfLine<Value> = (line: number, drawn: { readonly table: Table }) => Value;

  export interface TableLayout {
    readonly hLineWidth: OfLine<number>;
    readonly vLineWidth: OfLine<number>;
    readonly hLineColor: OfLine<string>;
    readonly paddingLeft: OfLine<number>;
    readonly paddingRight: OfLine<number>;
    readonly paddingTop: OfLine<number>;
    readonly paddingBottom: OfLine<number>;
  }

  export interface DocumentDefinition {
    readonly pageSize: string;
    readonly pageMargins: Margin;
    readonly language: string;
    readonly info: Readonly<Record<string, string | Date>>;
    readonly defaultStyle: ContentNode & { readonly font: string; readonly lineHeight: number };
    readonly header: (page: number) => Content | undefined;
    readonly footer: (page: number, pages: number) => Content;
    readonly content: readonly Content[];
  }

  export interface Printer {
    createPdf(document: DocumentDefinition): { getBuffer(): Promise<Buffer> };
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
  }

  const printer: Printer;
  export default printer;
}
