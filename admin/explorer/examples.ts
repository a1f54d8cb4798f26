import { fieldOf, isTwin, ownFields, type ManifestField, type ManifestRecord, type RecordBook } from '../record-book.js';
import { titleSelection } from '../selection.js';

export interface Example {
  readonly name: string;
  readonly query: string;
}

/** Examples made from the records themselves, so that they always fit what the caller may see. Records with figures come first. */
export function examplesFor(book: RecordBook): readonly Example[] {
  const withFigures = (record: ManifestRecord) => ownFields(record).filter(({ kind }) => kind === 'money').length;
  const records = [...book.screens].sort((one, other) => withFigures(other) - withFigures(one));
  return records.slice(0, 6).flatMap((record) => [listExample(book, record), ...groupExample(book, record)]);
}

function listExample(book: RecordBook, record: ManifestRecord): Example {
  const shown = ownFields(record)
    .filter(({ kind, name }) => kind !== 'lines' && kind !== 'longText' && name !== record.title)
    .slice(0, 5);
  const fields = [record.title, ...shown.map((field) => selected(book, field))];
  const lines = ownFields(record).find(({ kind }) => kind === 'lines');
  const line = book.find(lines?.target);
  if (lines && line) fields.push(`${lines.name} {\n        ${lineOf(book, line).join('\n        ')}\n      }`);
  const order = fieldOf(record, record.orderBy.field)?.filter
    ? `(first: 10, orderBy: [{ ${record.orderBy.field}: ${record.orderBy.direction} }])`
    : '(first: 10)';
  return {
    name: record.labelMany,
    query: `# ${record.labelMany}
query ${record.plural} {
  ${record.plural}${order} {
    count { value exact }
    nodes {
      id
      ${fields.join('\n      ')}
    }
  }
}
`,
  };
}

const lineOf = (book: RecordBook, line: ManifestRecord): readonly string[] =>
  ownFields(line)
    .filter(({ name, kind }) => name !== line.partOf && kind !== 'lines' && kind !== 'longText')
    .slice(0, 4)
    .map((field) => selected(book, field));

const selected = (book: RecordBook, field: ManifestField): string =>
  field.kind === 'link' ? `${field.name} { ${titleSelection(book.find(field.target))} }` : field.name;

/** Totals of an amount by month, the largest first. */
function groupExample(book: RecordBook, record: ManifestRecord): readonly Example[] {
  const day = ownFields(record).find(({ kind, filter }) => kind === 'date' && filter);
  // In groups an amount answers in company currency under its own name.
  const amounts = ownFields(record).filter(({ name, kind, filter }) => kind === 'money' && filter && !isTwin(record, name));
  const amount = amounts.at(-1);
  if (!day || !amount) return [];
  const link = ownFields(record).find(({ kind, target }) => kind === 'link' && book.find(target));
  const byLink = link ? `, { ${link.name}: { id: VALUE } }` : '';
  const linkKey = link ? ` ${link.name} { record { ${titleSelection(book.find(link.target))} } }` : '';
  return [
    {
      name: `${record.labelMany}: Σ ${amount.label} / ${day.label}${link ? ` / ${link.label}` : ''}`,
      query: `# Σ ${amount.label}
query ${record.plural}Grouped {
  ${record.plural}Grouped(
    by: [{ ${day.name}: MONTH }${byLink}]
    orderBy: [{ sum: { ${amount.name}: DESC } }]
    first: 20
  ) {
    rowCount
    rows {
      keys { ${day.name}${linkKey} }
      count
      sum { ${amount.name} }
      avg { ${amount.name} }
      recordsFilter
    }
  }
}
`,
    },
  ];
}
