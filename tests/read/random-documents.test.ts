import { parse, print, validate, type ExecutionResult } from 'graphql';
import { DomainError } from '../../server/kernel/errors.js';
import { JsonText } from '../../server/kernel/graphql/api.js';
import type { Field } from '../../server/kernel/declare/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { callOf, operationOf, textOf } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import { bareSchema, executeNaively } from '../support/naive/naive-api.js';
import type { Moment } from '../support/naive/filter.js';
import { NaiveOrder } from '../support/naive/order.js';
import { NaiveRights } from '../support/naive/rights.js';
import { Store } from '../support/naive/store.js';
import { enumName, shown } from '../support/naive/values.js';
import { tradingCompany, type TradingCompany } from '../support/trading-company.js';
import { DocumentMaker, type Knowledge } from './document-maker.js';
import { Word, type Given } from './document-text.js';
import { features, type Feature } from './features.js';

const documents = Number(process.env['TIMON_DOCUMENTS'] ?? 600);
const seed = Number(process.env['TIMON_SEED'] ?? 1);

let db: TestDatabase;
let company: TradingCompany;
let store: Store;

beforeAll(async () => {
  db = await openTestDatabase();
  company = await tradingCompany(db);
  store = await Store.open(db.registry, db.ownerUrl);
}, 120_000);

afterAll(async () => {
  await store.close();
  await db.close();
});

test(
  `${documents} random documents are answered as plain graphql-js would answer them`,
  async () => {
    const bare = bareSchema(db.api.schema);
    const found = {
      compiled: 0,
      hampered: 0,
      severalFailing: 0,
      differences: [] as string[],
      refused: new Map<string, number>(),
      occurring: new Map<Feature, number>(),
    };
    const principals = Object.values(company.principals);
    for (let place = 0; place < documents; place++) {
      const principal = principals[place % principals.length]!;
      const draws = new Draws(seed * 1_000_003 + place);
      const made = await new DocumentMaker(db.api.schemaFor(principal.rights), db.registry, knowledgeOf(principal), draws).make();
      const document = parse(made.text);
      const invalid = validate(db.api.schemaFor(principal.rights), document);
      if (invalid.length > 0) throw new Error(`Document ${place} is invalid: ${invalid[0]!.message}\n${made.text}`);
      const call = callOf(db, principal);
      const operation = operationOf(db.api, document, made.variables, call);
      if (Array.isArray(operation))
        throw new Error(`Document ${place}: ${String(operation[0])}\n${made.text}\n${JSON.stringify(made.variables)}`);
      const answered = await db.api.execute(operation as never);
      const moment = momentOf(principal);
      const expected = await executeNaively(bare, document, made.variables, moment);
      if (answered.data instanceof JsonText) found.compiled += 1;
      if (moment.rights.hidden > 0 || expected.errors) found.hampered += 1;
      if (!(answered.data instanceof JsonText))
        for (const error of errorsOf(expected)) found.refused.set(causeIn(error), (found.refused.get(causeIn(error)) ?? 0) + 1);
      for (const feature of made.features) found.occurring.set(feature, (found.occurring.get(feature) ?? 0) + 1);
      const resolved = place % 10 === 0 ? await db.api.resolve(operation as never) : undefined;
      if (new Set(failingFields(expected)).size > 1) found.severalFailing += 1;
      for (const [path, actual] of [
        ['compiled', answered],
        ['resolved', resolved],
      ] as const) {
        if (!actual || same(actual as ExecutionResult, expected)) continue;
        found.differences.push(
          `#${place} ${path} as ${principal.name}\n${print(document)}\n${JSON.stringify(made.variables)}\n got: ${told(actual as ExecutionResult)}\nwant: ${told(expected)}`,
        );
      }
    }
    report(found);
    expect(found.differences.slice(0, 5).join('\n\n')).toBe('');
    expect(found.compiled).toBeGreaterThanOrEqual(documents * 0.95);
    expect(found.severalFailing).toBeGreaterThanOrEqual(Math.floor(documents / 1000));
    expect(found.hampered).toBeGreaterThanOrEqual(documents * 0.2);
    const least = documents >= 5_000 ? 200 : 1;
    const rare = features.filter((feature) => (found.occurring.get(feature) ?? 0) < least);
    expect(rare).toEqual([]);
  },
  Math.max(120_000, documents * 200),
);

function momentOf(principal: Principal): Moment & { rights: NaiveRights } {
  return { store, rights: new NaiveRights(principal, store), now: db.kernel.clock(), timeZone: principal.timeZone };
}

function knowledgeOf(principal: Principal): Knowledge {
  const values = (field: Field) => store.all(field.resource).map((row) => row.values.get(field.name) ?? null);
  return {
    ids: (record) => store.all(record).map(({ id }) => id),
    values: (field) =>
      values(field)
        .filter((value) => value !== null)
        .map((value) => (field.choices ? new Word(enumName(value)) : shown(field, value))),
    async cursor(record, args) {
      const { filter, orderBy } = JSON.parse(JSON.stringify(args)) as { filter?: Given; orderBy?: Given[] };
      await store.learn(filter);
      const moment = momentOf(principal);
      const rows = store.all(record).filter((row) => moment.rights.sees(row));
      if (rows.length === 0) return undefined;
      return new NaiveOrder(moment, record, orderBy, filter?.['search'] as string).cursor(rows[JSON.stringify(args).length % rows.length]!);
    },
  };
}

const same = (actual: ExecutionResult, expected: ExecutionResult): boolean =>
  textOf(actual) === JSON.stringify(expected.data) && errorsOf(actual).join() === errorsOf(expected).join();

/** Where errors are, whatever the place in a list. */
const failingFields = ({ errors = [] }: ExecutionResult): string[] =>
  errors.map(({ path }) => (path ?? []).filter((step) => typeof step === 'string').join('.'));

const causeIn = (error: string): string => /"fields":(\{[^}]*\})/.exec(error)?.[1] ?? error;

const told = (result: ExecutionResult): string => `${errorsOf(result).join()} ${String(textOf(result)).slice(0, 6000)}`;

/** Errors by message, path, locations and extensions, in their order. */
const errorsOf = ({ errors = [] }: ExecutionResult): string[] =>
  errors.map(({ message, path, locations, originalError }) => {
    const cause =
      originalError instanceof DomainError
        ? { code: originalError.code, facts: originalError.facts, fields: originalError.fields }
        : String(originalError?.stack);
    return JSON.stringify({ message, path, locations, cause });
  });

interface Found {
  readonly compiled: number;
  readonly hampered: number;
  readonly severalFailing: number;
  readonly differences: readonly string[];
  readonly refused: ReadonlyMap<string, number>;
  readonly occurring: ReadonlyMap<Feature, number>;
}

function report({ compiled, hampered, severalFailing, differences, refused, occurring }: Found): void {
  const lines = [
    `${documents} documents, ${compiled} compiled, ${hampered} met something hidden or refused, ${severalFailing} failed in several fields, ${differences.length} differences`,
  ];
  if (process.env['TIMON_DOCUMENTS'])
    lines.push(JSON.stringify([...refused]), features.map((feature) => `${feature} ${occurring.get(feature) ?? 0}`).join(', '));
  process.stdout.write(`${lines.join('\n')}\n`);
}
