import { Kind, visit, type DocumentNode } from 'graphql';
import { InvalidInput } from '../errors.js';
import type { Call } from './call.js';

/** Neither a NUL nor half a surrogate pair can be stored or searched for. Names the places where they stand. */
export function requireCleanText(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  { hasEscapes }: Pick<Call, 'hasEscapes'>,
): void {
  if (!hasEscapes) return;
  const places = dirtyPlaces(variables ?? {}, []);
  visit(document, {
    [Kind.STRING]: ({ value, loc }) => {
      if (!isClean(value)) places.push(`${loc?.startToken.line}:${loc?.startToken.column}`);
    },
  });
  if (places.length > 0) throw new InvalidInput(Object.fromEntries(places.map((place) => [place, 'BAD_CHARACTERS'])));
}

function dirtyPlaces(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') return isClean(value) ? [] : [path.join('.')];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(isClean(key) ? [] : [path.join('.')]),
    ...dirtyPlaces(inner, [...path, key]),
  ]);
}

const isClean = (text: string): boolean => !text.includes('\0') && (text as unknown as { isWellFormed(): boolean }).isWellFormed();
