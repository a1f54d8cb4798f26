/** How the text of a cell becomes what the field holds, where it is not the same already. */
export type Conversion = 'percent' | 'negated' | 'lower case' | 'one line';

/** Where the value of a field comes from. Plain data, so that a mapping can be kept, shown and edited. */
export type Value =
  | { readonly from: 'column'; readonly column: string; readonly as?: Conversion }
  | { readonly from: 'fixed'; readonly value: string | number | boolean }
  | { readonly from: 'pattern'; readonly pattern: string; readonly as?: Conversion }
  | { readonly from: 'cases'; readonly column: string; readonly cases: Readonly<Record<string, string | number>> }
  | { readonly from: 'imported'; readonly table: string; readonly key: string }
  | { readonly from: 'found'; readonly record: string; readonly by: string; readonly value: string }
  | { readonly from: 'named'; readonly record: string; readonly column: string };

export type FieldMap = Readonly<Record<string, Value>>;

/**
 * The lines of a record: written out from cells of its own row, the rows of another file that carry its key, or its own
 * rows, of which it then has one for each line.
 */
export type LineMapping =
  | { readonly from: 'row'; readonly lines: readonly RowLine[] }
  | { readonly from: 'file'; readonly file: string; readonly key: string; readonly fields: FieldMap }
  | { readonly from: 'own rows'; readonly fields: FieldMap };

/** A line written out from cells; it is there when the cell named is filled, or any of its cells when none is named. */
export interface RowLine {
  readonly fields: FieldMap;
  readonly when?: string;
}

/** Which moves a new record makes: always the same, or by what a cell says. */
export type MoveMapping = readonly string[] | { readonly column: string; readonly cases: Readonly<Record<string, readonly string[]>> };

/** How one table of a source becomes records of one kind. */
export interface TableMapping {
  /** The name under which the source's keys are remembered, and other tables refer to these records. */
  readonly table: string;
  readonly record: string;
  /** The file that the rows are in, or the rows themselves. */
  readonly rows: { readonly file: string } | readonly Readonly<Record<string, string>>[];
  /** What tells one row from another in the source, for good: `{customer_id}`. */
  readonly key: string;
  readonly fields: FieldMap;
  readonly lines?: Readonly<Record<string, LineMapping>>;
  /** The moves that bring a new record to where it stood in the source. */
  readonly moves?: MoveMapping;
  /** The field by which a record that is here already is recognised. */
  readonly adoptBy?: string;
  /** What the source says of such a record is written over it; else it is taken as it is. */
  readonly overwrites?: boolean;
  /** The rows say more about the records of an earlier table, such as links among themselves. */
  readonly completes?: string;
}

/** Everything that comes from one source, in the order in which it is read. */
export interface SourceMapping {
  readonly source: string;
  readonly tables: readonly TableMapping[];
}

/** The text of a cell. An empty cell leaves the field empty. */
export const column = (name: string, as?: Conversion): Value => ({ from: 'column', column: name, as });
/** The same value for every row. */
export const fixed = (value: string | number | boolean): Value => ({ from: 'fixed', value });
/** Text with cells in it: `{first_name} {last_name}`. */
export const pattern = (text: string, as?: Conversion): Value => ({ from: 'pattern', pattern: text, as });
/** One value for each text that a cell may hold; `*` stands for all others. */
export const cases = (name: string, values: Readonly<Record<string, string | number>>): Value => ({
  from: 'cases',
  column: name,
  cases: values,
});
/** A link to the record that another table of this source became, by its key there. */
export const imported = (table: string, key: string): Value => ({ from: 'imported', table, key });
/** A link to a record that is here already, by one of its unique fields. */
export const found = (record: string, by: string, value: string): Value => ({ from: 'found', record, by, value });

/** A link to a record that is here already, by its id, one of its unique fields or its title. */
export const named = (record: string, from: string): Value => ({ from: 'named', record, column: from });

/** Lines that are there whenever one of their cells is filled. */
export const lines = (...fields: readonly FieldMap[]): LineMapping => ({
  from: 'row',
  lines: fields.map((map) => ({ fields: map })),
});

/** The columns that a value reads. */
export function columnsOf(value: Value): string[] {
  switch (value.from) {
    case 'column':
    case 'cases':
    case 'named':
      return [value.column];
    case 'pattern':
      return columnsIn(value.pattern);
    case 'imported':
      return columnsIn(value.key);
    case 'found':
      return columnsIn(value.value);
    case 'fixed':
      return [];
  }
}

export const columnsIn = (text: string): string[] => [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
