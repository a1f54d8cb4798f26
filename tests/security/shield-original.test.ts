import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
// The package itself, to be compared with; it is no part of what runs.
// oxlint-disable-next-line no-restricted-imports
import * as original from 'graphql-shield';
import * as copy from '../../server/kernel/graphql-shield/index.js';
import { Draws } from '../support/draws.js';

const schema = buildSchema('type Person { name: String secret: String } type Query { person: Person people: [Person] }');
const rootValue = { person: { name: 'Ana', secret: 'a' }, people: [{ name: 'Luis', secret: 'l' }, null, { name: 'Rita', secret: 'r' }] };
const source = '{ person { name secret } people { name secret } }';

/** What both packages are asked to build: a rule by its verdict on a name, or a combination. */
type Sketch = boolean | 'only Ana' | { readonly by: 'and' | 'or' | 'chain' | 'race'; readonly of: readonly Sketch[] };

interface Maker<Rule> {
  readonly rule: (name: string, judge: (parent: { readonly name?: string }) => boolean) => Rule;
  readonly allow: Rule;
  readonly deny: Rule;
  readonly combine: (by: 'and' | 'or' | 'chain' | 'race', rules: Rule[]) => Rule;
}

const ofCopy: Maker<copy.ShieldRule> = {
  rule: (name, judge) => copy.rule(name)((parent) => judge(parent as { name?: string })),
  allow: copy.allow,
  deny: copy.deny,
  combine: (by, rules) => ({ and: copy.and, or: copy.or, chain: copy.chain, race: copy.race })[by](...rules),
};

type OriginalRule = ReturnType<typeof original.and> | ReturnType<ReturnType<typeof original.rule>>;
const ofOriginal: Maker<OriginalRule> = {
  rule: (name, judge) => original.rule(name, { cache: 'no_cache' })((parent: { name?: string }) => judge(parent)),
  allow: original.allow,
  deny: original.deny,
  combine: (by, rules) => ({ and: original.and, or: original.or, chain: original.chain, race: original.race })[by](...rules),
};

let made = 0;
function build<Rule>(maker: Maker<Rule>, sketch: Sketch): Rule {
  if (sketch === true) return maker.allow;
  if (sketch === false) return maker.deny;
  if (sketch === 'only Ana') return maker.rule(`ana ${(made += 1)}`, (parent) => parent.name === 'Ana');
  return maker.combine(
    sketch.by,
    sketch.of.map((each) => build(maker, each)),
  );
}

const sketchOf = (draws: Draws, depth: number): Sketch =>
  depth === 0 || draws.chance(0.2)
    ? draws.one([true, false, 'only Ana'] as const)
    : {
        by: draws.one(['and', 'or', 'chain', 'race'] as const),
        of: Array.from({ length: draws.one([1, 2, 3]) }, () => sketchOf(draws, depth - 1)),
      };

const answer = async (guarded: GraphQLSchema): Promise<unknown> => {
  const { data, errors = [] } = await graphql({ schema: guarded, source, rootValue });
  return { data, refused: errors.map(({ path, message }) => `${path?.join('.')}: ${message}`).sort() };
};

test('three hundred random trees let pass exactly what graphql-shield itself lets pass', async () => {
  const draws = new Draws(76);
  const granted = { all: 0, some: 0, none: 0 };
  for (let round = 0; round < 300; round += 1) {
    const [query, name, secret] = [sketchOf(draws, 1), sketchOf(draws, 2), sketchOf(draws, 3)];
    const tree = <Rule>(maker: Maker<Rule>) => ({
      Query: { '*': build(maker, query) },
      Person: { name: build(maker, name), secret: build(maker, secret) },
    });
    const mine = await answer(
      applyMiddleware(schema, copy.shield(tree(ofCopy), { refusal: () => new Error('Refused.'), onFault: () => undefined })),
    );
    const theirs = await answer(
      applyMiddleware(
        schema,
        original.shield(tree(ofOriginal) as never, { fallbackRule: original.deny, fallbackError: 'Refused.' }) as never,
      ),
    );
    expect({ round, query, name, secret, answer: mine }).toEqual({ round, query, name, secret, answer: theirs });
    const refused = (mine as { refused: unknown[] }).refused.length;
    granted[refused === 0 ? 'all' : JSON.stringify(mine).includes('"Ana"') ? 'some' : 'none'] += 1;
  }
  expect(Math.min(...Object.values(granted))).toBeGreaterThan(10);
});
