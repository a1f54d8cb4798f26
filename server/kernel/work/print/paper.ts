import type { Level } from '../../declare/level.js';
import type { Constructor } from '../../declare/types.js';

/**
 * The way from a record to a value: `customer.name`. A link at its end stands for the title of what it leads to. Ways parted by
 * `|` are tried in turn: the first that leads to something is taken.
 */
export type Way = string;

/** One of a list: the first there is of the kind preferred, else of the next. */
export interface OneOf {
  readonly list: string;
  readonly by: string;
  readonly prefer: readonly string[];
}

/** Lines of text, each made of the values found on its ways with a space between. */
export interface PaperBlock {
  /** The word above it, by its key. */
  readonly heading?: string;
  readonly lines: readonly (readonly Way[])[];
  /** Lines that come from one of a list, such as the party's address for deliveries. */
  readonly from?: OneOf & { readonly lines: readonly (readonly Way[])[] };
}

export interface PaperField {
  readonly way: Way;
  /** The field whose name it goes by, where its own would say too little: `unitPrice` for `product.price`. */
  readonly label?: Way;
  /** Only on papers of records in these states. */
  readonly states?: readonly string[];
  /** Left out where it is zero; a column goes where all of it is. */
  readonly unlessZero?: boolean;
  /** Shown with the opposite sign. */
  readonly minus?: boolean;
  /** This column has the room that the others leave; the first of text where none says so. */
  readonly wide?: boolean;
  /** Only where the paper is in another currency than the company's own. */
  readonly foreign?: boolean;
}

export interface PaperTable {
  /** The lines that it lists. */
  readonly of: string;
  readonly heading?: string;
  /** Lines that agree in this are one, with their amounts added up: what a tax comes to on all lines. */
  readonly mergedBy?: Way;
  readonly columns: readonly (Way | PaperField)[];
}

/** What a paper says and where; how it looks is the same for all of them. */
export interface PaperDeclaration {
  /** The states in which the record is this paper; all when left out. */
  readonly states?: readonly string[];
  /** It is this paper only with these values: an invoice, and not a credit note. */
  readonly when?: Readonly<Record<string, string>>;
  /** The states in which it may go out. In the others it bears the name of the state, so that nobody takes it for more. */
  readonly issued?: readonly string[];
  /** The least level in the record's domain to mail it. */
  readonly send: Level;
  readonly company: {
    readonly name: Way;
    readonly logo: Way;
    readonly lines: readonly (readonly Way[])[];
    readonly footer: readonly (readonly Way[])[];
    readonly size: Way;
    readonly country: Way;
    readonly language: Way;
    readonly currency: Way;
    readonly email: Way;
  };
  readonly recipient: PaperBlock;
  /** The recipient's language and country, in which the paper is written. */
  readonly language: Way;
  readonly country: Way;
  /** Where it is mailed to. */
  readonly mail: OneOf & { readonly value: string };
  readonly blocks?: readonly PaperBlock[];
  readonly currency?: Way;
  readonly reference: readonly (Way | PaperField)[];
  readonly tables: readonly PaperTable[];
  /** The last is the sum of it all. */
  readonly totals?: readonly (Way | PaperField)[];
  readonly texts?: readonly (Way | PaperField)[];
}

export interface Paper extends PaperDeclaration {
  /** Its title is the word `paper.NAME`. */
  readonly name: string;
  readonly target: Constructor;
}

const papers: Paper[] = [];

/** Declares a record as a paper: shown, printed and mailed from this one description. */
export function definePaper<Entity extends object>(target: Constructor<Entity>, name: string, declaration: PaperDeclaration): void {
  papers.push({ ...declaration, name, target: target as Constructor });
}

export const declaredPapers = (): readonly Paper[] => papers;
