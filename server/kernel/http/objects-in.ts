import type { ExecutionResult } from 'graphql';
import { JsonText, type CompiledResult } from '../graphql/api.js';

/** How many objects an answer holds. In text, a brace within a value counts as one more, never as one less. */
export function objectsIn({ data }: ExecutionResult | CompiledResult): number {
  if (!(data instanceof JsonText)) return countIn(data);
  let count = 0;
  for (let at = data.text.indexOf('{'); at !== -1; at = data.text.indexOf('{', at + 1)) count += 1;
  return count;
}

const countIn = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce<number>((sum, each) => sum + countIn(each), Array.isArray(value) ? 0 : 1);
