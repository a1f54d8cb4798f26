import { useEffect, useState } from 'react';
import { ask } from '../../client.js';
import { constantCase } from '../../constant-case.js';
import { useRecordBook, type WireRecord } from '../../manifest.js';
import { titleSelection } from '../../selection.js';

interface Named {
  readonly kind: string;
  readonly record: string;
}

/** What the records of some entries are called, asked for in one question. What is gone for good has no title any more. */
export function useTitles(entries: readonly Named[]): ReadonlyMap<string, string> {
  const book = useRecordBook();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const missing = entries.filter(({ record }) => !titles.has(record));
  const wanted = [...new Set(missing.map(({ kind, record }) => `${kind} ${record}`))].sort().join();

  useEffect(() => {
    if (wanted === '') return;
    const byKind = Object.groupBy(wanted.split(','), (each) => each.split(' ')[0]!);
    const asked = book.screens.flatMap((type) => {
      const ids = byKind[constantCase(type.name)]?.map((each) => each.split(' ')[1]!);
      return ids ? [{ type, ids }] : [];
    });
    const fields = asked.flatMap(({ type }) =>
      [false, true].map(
        (
          archived,
        ) => `${type.plural}${archived ? 'Removed' : ''}: ${type.plural}(filter: { id: { in: $${type.plural} } }, first: ${mostIds}, archived: ${archived}) {
          nodes { ${titleSelection(type)} }
        }`,
      ),
    );
    if (fields.length === 0) return;
    const question = `query titles(${asked.map(({ type }) => `$${type.plural}: [ID!]`).join(', ')}) { ${fields.join(' ')} }`;
    const variables = Object.fromEntries(asked.map(({ type, ids }) => [type.plural, ids]));
    type Answer = Record<string, { readonly nodes: readonly WireRecord[] }>;
    void ask<Answer>(question, variables).then(
      (answer) =>
        setTitles((known) => {
          const found = asked.flatMap(({ type }) =>
            [type.plural, `${type.plural}Removed`].flatMap((key) =>
              (answer[key]?.nodes ?? []).map((node) => [node.id, book.titleOf(type, node)] as const),
            ),
          );
          return new Map([...known, ...found]);
        }),
      // The entries say enough without.
      () => undefined,
    );
  }, [wanted, book]);

  return titles;
}

const mostIds = 200;
