import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../server/kernel/refusal.js';
import { askedOf } from './asked-of.js';
import type { BenchCase, CaseName } from './cases.js';
import { contenders, dataOf, type Servers } from './servers.js';

/** Refuses to time what does not answer the same: values as they are, spelling of lists, counts, states and group keys aside. */
export async function requireSameAnswers(cases: Readonly<Record<CaseName, BenchCase>>, servers: Servers): Promise<void> {
  for (const [name, bench] of Object.entries(cases) as [CaseName, BenchCase][]) {
    if (name === 'g') continue;
    for (const turn of [0, 1, 2]) {
      const answers = new Map<string, unknown>();
      for (const contender of contenders) {
        const target = askedOf(servers, contender, name, bench);
        if (target) answers.set(contender, plain(await dataOf(target, turn)));
      }
      const expected = answers.get('timon');
      requireSomething(name, expected);
      for (const [contender, answer] of answers) {
        if (!isDeepStrictEqual(answer, expected))
          throw new Refusal(`Case (${name}): ${contender} answers otherwise than timon.\n${firstDifference(answer, expected)}`);
      }
    }
  }
}

function requireSomething(name: string, answer: unknown): void {
  if (JSON.stringify(answer).length < 100) throw new Refusal(`Case (${name}) answers next to nothing: ${JSON.stringify(answer)}`);
}

/** Enums in GraphQL, words in the table. */
const choices = new Set(['state', 'roundingMode']);

/** One spelling for what the three write in their own ways. */
function plain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    // Group keys without names are a month and a category here.
    if (key === 'keys') return { month: value[0] as unknown, category: value[1] as unknown };
    const items = value.map((item) => plain(item));
    return key === 'rows' ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : items;
  }
  if (value === null || typeof value !== 'object') return choices.has(key) ? String(value).toLowerCase().replaceAll(/[_-]/g, ' ') : value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  const only = entries.length === 1 ? entries[0]! : undefined;
  if (key === 'lines' && only?.[0] === 'nodes') return plain(only[1]);
  if (key === 'count' && only?.[0] === 'value') return only[1];
  if (key === 'keys') {
    const keys = value as { order: { orderDate: string }; product: { category: { id: string } } };
    return { month: keys.order.orderDate, category: keys.product.category.id };
  }
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, name)]));
}

function firstDifference(one: unknown, other: unknown): string {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  return `  … ${around(left)}\n  … ${around(right)}`;
}
