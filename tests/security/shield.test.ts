import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, graphql } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import {
  allow,
  and,
  chain,
  deny,
  or,
  race,
  requireRulesDecide,
  rule,
  shield,
  type ShieldRule,
} from '../../server/kernel/graphql-shield/index.js';
import * as shieldExports from '../../server/kernel/graphql-shield/index.js';
import { sourcesBelow } from '../conformance/support/sources.js';
import { Draws } from '../support/draws.js';

const options = { refusal: () => new Error('Refused.'), onFault: () => undefined };
const secret = (tree: Parameters<typeof shield>[0], faults: unknown[] = []) =>
  graphql({
    schema: applyMiddleware(
      buildSchema(
        'interface Named { name: String } type Person implements Named { name: String secret: String } type Query { person: Person }',
      ),
      shield(tree, { ...options, onFault: (error) => faults.push(error) }),
    ),
    source: '{ person { name secret } }',
    rootValue: { person: { name: 'Ana', secret: 'hidden' } },
  });
const verdict = (of: ShieldRule): unknown => of.decide([{}, {}, {}, {} as never], () => undefined);

const yes = rule('yes')(() => true);
const no = rule('no')(() => false);

describe('the rules of the edge', () => {
  test('a combination grants what its rules grant, and refuses in the words of the first that has some', () => {
    const worded = rule('worded')(() => 'Only on weekdays.');
    expect(
      [and(yes, yes), and(yes, no), chain(yes, yes), chain(no, yes), or(no, yes), or(no, no), race(no, yes), race(no, no)].map(verdict),
    ).toEqual([true, false, true, false, true, false, true, false]);
    expect([and(no, worded), or(no, worded), chain(worded, no), race(worded, no)].map(verdict)).toEqual(
      Array.from({ length: 4 }, () => new Error('Only on weekdays.')),
    );
  });

  test('in turn means: no further than the answer is known', () => {
    const asked: string[] = [];
    const telling = (name: string, answer: boolean) =>
      rule(name)(() => {
        asked.push(name);
        return answer;
      });
    verdict(chain(telling('a', true), telling('b', false), telling('c', true)));
    verdict(race(telling('d', false), telling('e', true), telling('f', true)));
    expect(asked.join('')).toBe('abde');
  });

  test('a combination of nothing grants nothing', () => {
    expect([and(), or(), chain(), race()].map(verdict)).toEqual([false, false, false, false]);
  });

  test('five hundred faults in rules, of every kind and at every depth, grant nothing and are all told', () => {
    const draws = new Draws(24);
    const faults: (() => unknown)[] = [
      () => {
        throw new Error('connection terminated');
      },
      () => {
        throw undefined;
      },
      () => Promise.resolve(true),
      () => undefined,
      () => null,
      () => 1,
      () => ({}),
      () => [true],
      () => Promise.reject(new Error('too late')).catch(() => true),
    ];
    const told: unknown[] = [];
    const faulty = (): ShieldRule => rule('faulty')(draws.one(faults) as () => boolean);
    const combine = (depth: number): ShieldRule =>
      depth === 0
        ? faulty()
        : draws.one([
            () => and(yes, combine(depth - 1)),
            () => chain(yes, combine(depth - 1)),
            () => or(no, combine(depth - 1)),
            () => race(no, combine(depth - 1)),
          ])();
    const granted = Array.from({ length: 500 }, (_, at) =>
      combine(at % 5).decide([{}, {}, {}, {} as never], (error) => told.push(error)),
    ).filter((answer) => answer !== false);
    expect(granted).toEqual([]);
    expect(told).toHaveLength(500);
  });

  test('what the tree does not name is refused', async () => {
    expect((await secret({ Query: allow, Person: { name: allow } })).data).toEqual({ person: { name: 'Ana', secret: null } });
    expect((await secret({ Query: allow })).data).toEqual({ person: { name: null, secret: null } });
    expect((await secret({ Query: allow, Person: { '*': allow, secret: deny } })).data).toEqual({ person: { name: 'Ana', secret: null } });
  });

  test('a rule whose reason fails is a refusal, and the operator hears of it', async () => {
    const faults: unknown[] = [];
    const failing = rule('failing')(() => {
      throw new Error('the rights could not be read');
    });
    const { data, errors } = await secret({ Query: allow, Person: { '*': allow, secret: failing } }, faults);
    expect(data).toEqual({ person: { name: 'Ana', secret: null } });
    expect(errors!.map(({ message }) => message)).toEqual(['Refused.']);
    expect(faults).toEqual([new Error('the rights could not be read')]);
  });
});

describe('a rule that would do nothing', () => {
  test('on an interface is refused when the tree is put up', () => {
    expect(() => secret({ Query: allow, Named: { name: deny } })).toThrow(/Rules on Named would do nothing/);
  });

  test('for a type or a field that is not there is refused', () => {
    expect(() => secret({ Querry: allow })).toThrow(/type Querry/);
    expect(() => secret({ Query: { persom: deny } })).toThrow(/Query\.persom/);
  });

  test('with a memory of its own cannot be written', () => {
    expect(() => (rule as (name: string, options: object) => unknown)('remembering', { cache: 'contextual' })).toThrow(
      /no verdict is cached/,
    );
  });

  test('there is no way to say not, nor a rule about input', () => {
    expect(Object.keys(shieldExports).sort()).toEqual([
      'RuleTreeError',
      'ShieldRule',
      'allow',
      'and',
      'chain',
      'deny',
      'or',
      'race',
      'requireRulesDecide',
      'rule',
      'shield',
    ]);
  });

  test('nobody goes round our copy', () => {
    const around = ['server', 'tests', 'bench']
      .flatMap((folder) => sourcesBelow(folder))
      .filter(
        (source) =>
          /from 'graphql-shield'|applyMiddlewareToDeclaredResolvers\(/.test(source.text) &&
          !/shield(-original)?\.test\.ts$/.test(source.path),
      );
    expect(around.map(({ path }) => path)).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as {
      dependencies: object;
    };
    expect(dependencies).not.toHaveProperty('graphql-shield');
  });
});

describe('at every start', () => {
  test('a grant and a refusal of each kind are tried, and one of what nobody named', async () => {
    expect(await requireRulesDecide()).toBe(15);
  });

  test('a rule that decides otherwise than it should keeps the server from starting', async () => {
    await expect(requireRulesDecide({ and: { grants: and(yes, yes), refuses: or(yes, no) } })).rejects.toThrow(
      /andRefuses.*does not start unguarded/,
    );
    await expect(requireRulesDecide({ chain: { grants: chain(yes, no), refuses: no } })).rejects.toThrow(/chainGrants/);
  });
});
