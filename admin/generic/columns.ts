import { fieldOf, isTwin, ownFields, type ManifestField, type ManifestRecord } from '../record-book.js';

/** Every field that can stand in a column: those the record declares for its lists, or else its title, and then the others as declared. */
export function possibleColumns(record: ManifestRecord): readonly ManifestField[] {
  const fields = ownFields(record).filter(({ kind }) => kind !== 'lines' && kind !== 'longText');
  const first = (record.columns ?? [record.title]).flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return [...new Set([...first, ...fields])];
}

/** How many columns of a kind a list opens with. Lines of thought: who, when, how much, where it stands. */
const share: Readonly<Partial<Record<ManifestField['kind'], number>>> = {
  state: 1,
  link: 2,
  date: 1,
  money: 1,
  price: 1,
  choice: 1,
  flag: 2,
  text: 3,
  quantity: 1,
  integer: 1,
  decimal: 1,
};
const mostColumns = 7;
const fewColumns = 3;

/** The columns a list opens with; people show and hide the others. */
export function usualColumns(record: ManifestRecord): readonly string[] {
  return record.columns?.filter((name) => fieldOf(record, name)) ?? columnsByKind(record);
}

/** For a record that does not say what its list shows. */
function columnsByKind(record: ManifestRecord): readonly string[] {
  const title = fieldOf(record, record.title);
  const rest = possibleColumns(record).filter((field) => field.name !== title?.name && isWorthAColumn(record, field));
  const sought = rest.filter(({ filter }) => filter);
  // What nobody filters by is seldom worth a column, unless there is little else.
  const byWeight = sought.length >= fewColumns ? sought : [...sought, ...rest.filter(({ filter }) => !filter)];
  const taken = new Map<string, number>();
  const chosen = new Set<string>();
  for (const { name, kind } of latestMoneyFirst(byWeight)) {
    const sofar = taken.get(kind) ?? 0;
    if (sofar >= (share[kind] ?? 0) || chosen.size >= mostColumns - 1) continue;
    taken.set(kind, sofar + 1);
    chosen.add(name);
  }
  return possibleColumns(record)
    .filter(({ name }) => name === title?.name || chosen.has(name))
    .map(({ name }) => name);
}

/** The company and the department are the same in most rows of a list. */
const isWorthAColumn = (record: ManifestRecord, field: ManifestField): boolean =>
  !isTwin(record, field.name) && field.target !== 'Company' && field.target !== 'Department' && field.target !== 'Currency';

/** Of several amounts the last declared is the one that sums up the others. */
function latestMoneyFirst(fields: readonly ManifestField[]): readonly ManifestField[] {
  const money = fields.filter(({ kind }) => kind === 'money' || kind === 'price');
  const filterable = money.filter(({ filter }) => filter);
  const first = filterable.at(-1) ?? money.at(0);
  const stated = fields.filter(({ kind }) => kind === 'state');
  return [...new Set([...stated, ...(first ? [first] : []), ...fields])];
}
