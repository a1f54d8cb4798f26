/** The filter as the API takes it: the form's own values less what was left empty. */
export function tidyFilter(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.length > 0 ? filter : undefined;
  if (typeof filter === 'string') return filter.trim() === '' ? undefined : filter;
  if (filter === null || typeof filter !== 'object') return filter ?? undefined;
  const kept = Object.entries(filter).flatMap(([key, value]) => {
    const tidied = tidyFilter(value);
    return tidied === undefined ? [] : [[key, tidied] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
