import { Allowances, OverAllowance } from '../../../server/kernel/http/allowances.js';
import { objectsIn } from '../../../server/kernel/http/objects-in.js';
import { JsonText } from '../../../server/kernel/graphql/api.js';

const ana = { id: 'ana', budget: 'person' } as const;
const shop = { id: 'shop', budget: 'key' } as const;

function waitOf(ask: () => unknown): number | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (!(error instanceof OverAllowance)) throw error;
    return error.facts.retryAfterSeconds as number;
  }
}

test('whoever asks for more than is theirs is told how long to wait, and nobody else waits for them', () => {
  const allowances = new Allowances();
  for (let turn = 0; turn < 4; turn += 1) allowances.reserve(ana, 5_000, 0).settle(5_000);
  expect(waitOf(() => allowances.reserve(ana, 5_000, 0))).toBe(5);
  expect(waitOf(() => allowances.reserve(ana, 5_000, 4_900))).toBe(1);
  expect(waitOf(() => allowances.reserve(shop, 5_000, 0))).toBeUndefined();
  expect(waitOf(() => allowances.reserve(ana, 5_000, 5_000))).toBeUndefined();
});

test('what was not used is given back, and a bucket never holds more than it does', () => {
  const allowances = new Allowances();
  expect(allowances.reserve(ana, 20_000, 0).settle(12)).toBe(12);
  expect(waitOf(() => allowances.reserve(ana, 19_988, 0).settle(19_988))).toBeUndefined();
  expect(waitOf(() => allowances.reserve(ana, 20_001, 3_600_000))).toBeUndefined();
  expect(waitOf(() => allowances.reserve(ana, 1, 3_600_000))).toBe(1);
});

test('a question larger than a whole bucket takes a full one, and no more', () => {
  const allowances = new Allowances();
  const large = allowances.reserve(shop, 50_000, 0);
  expect([large.points, large.settle(50_000)]).toEqual([10_000, 10_000]);
  expect(waitOf(() => allowances.reserve(shop, 50_000, 19_000))).toBe(1);
  expect(waitOf(() => allowances.reserve(shop, 50_000, 20_000))).toBeUndefined();
});

test('an app gets less than a person, an analyst more; the setting multiplies them all; Timón itself is not counted', () => {
  const points = (budget: 'person' | 'key' | 'portal' | 'analyst' | 'system', times: number) =>
    new Allowances(times).reserve({ id: 'x', budget }, 10_000_000, 0).points;
  expect((['portal', 'key', 'person', 'analyst', 'system'] as const).map((budget) => points(budget, 1))).toEqual([
    5_000, 10_000, 20_000, 100_000, 0,
  ]);
  expect(points('person', 3)).toBe(60_000);
});

test('what is charged are the objects of the answer, as text and as objects', () => {
  const data = {
    parties: {
      nodes: [
        { id: '1', lines: [{ id: '2' }] },
        { id: '3', lines: [] },
      ],
    },
  };
  expect([objectsIn({ data }), objectsIn({ data: new JsonText(JSON.stringify(data)) }), objectsIn({ data: null })]).toEqual([5, 5, 0]);
});
