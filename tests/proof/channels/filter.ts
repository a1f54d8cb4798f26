import { getNamedType, isEnumType } from 'graphql';
import { batched, canonical, isArchived, measured, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { Oracle, StoredRow } from '../oracle.js';
import { compareValues } from '../values.js';
import { spread } from './one.js';

/** One filter as it is written, and which rows it lets through. */
export interface Question {
  readonly channel: string;
  readonly filter: string;
  readonly passes: (row: StoredRow) => boolean;
}

/** Every comparison of every field, and of what lies behind links, lines and backlinks: only what is shown can be found. */
export async function proveFilters(proof: Proof, asking: Asking, record: ExpectedRecord, values: number): Promise<void> {
  const oracle = proof.oracleOf(asking);
  if (!oracle.mayRead(record)) return;
  const questions = [
    ...questionsAbout(proof, oracle, record, values, undefined),
    ...acrossLinks(proof, oracle, record),
    ...acrossLists(proof, oracle, record),
  ];
  const rows = proof.stored.rows(record.name).filter((row) => oracle.sees(row) && (record.partOf || !isArchived(row)));
  for (const batch of batched(questions, 40)) {
    const parts = batch.map(({ filter }, at) => `q${at}: ${record.plural}(first: 500, filter: ${filter}) { count { value } nodes { id } }`);
    const data = await proof.read('filter', asking, record.name, `{ ${parts.join(' ')} }`);
    if (!data) continue;
    batch.forEach(({ channel, filter, passes }, at) => {
      const { nodes, count } = data[`q${at}`] as { nodes: { id: string }[]; count: { value: number } };
      const expected = rows.filter(passes).map(({ id }) => id);
      proof.tally.check(channel, asking.name, `${record.name} ${filter}`, expected.sort(), nodes.map(({ id }) => id).sort());
      proof.tally.check('total', asking.name, `${record.name} ${filter}`, expected.length, count.value);
    });
  }
}

/** The comparisons of one record's own fields; with `only`, just this one. */
export function questionsAbout(proof: Proof, oracle: Oracle, record: ExpectedRecord, values: number, only: 'eq' | undefined): Question[] {
  return proof
    .valuesIn(record, `${record.name}Filter`)
    .filter(({ field }) => oracle.knows(record, measured(record, field)))
    .flatMap(({ field, type }) => comparisons(proof, oracle, record, field, type, values, only));
}

function comparisons(
  proof: Proof,
  oracle: Oracle,
  record: ExpectedRecord,
  field: ExpectedField,
  type: string,
  values: number,
  only: 'eq' | undefined,
): Question[] {
  const compared = measured(record, field);
  const operators = Object.values(proof.inputType(type)!.getFields()).filter(({ name }) => !only || name === only);
  const filled = proof.stored.rows(record.name).filter(({ values: stored }) => (stored.get(compared.name) ?? null) !== null);
  // Values that are shown and values that are hidden: neither may be told from the other by who asks.
  const shown = spread(
    filled.filter((row) => oracle.value(row, compared) !== null && oracle.sees(row)),
    values,
  );
  const hidden = spread(
    filled.filter((row) => oracle.value(row, compared) === null || !oracle.sees(row)),
    values,
  );
  const samples = [...shown, ...hidden].map((row) => row.values.get(compared.name));
  if (samples.length === 0) return [];
  return operators.flatMap(({ name: operator, type: of }) => {
    const valueType = getNamedType(of);
    const literal = (value: unknown) => literalOf(value, isEnumType(valueType) ? 'enum' : valueType.name);
    const ask = (written: string, passes: (value: unknown) => boolean): Question => ({
      channel: `filter ${operator}`,
      filter: `{ ${field.name}: { ${operator}: ${written} } }`,
      passes: (row) => passes(oracle.value(row, compared)),
    });
    const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);
    switch (operator) {
      case 'eq':
        return samples.map((value) => ask(literal(value), (seen) => seen !== null && same(seen, value)));
      case 'ne':
        return samples.map((value) => ask(literal(value), (seen) => seen === null || !same(seen, value)));
      case 'in':
        return [ask(`[${samples.map(literal).join(', ')}]`, (seen) => seen !== null && samples.some((value) => same(seen, value)))];
      case 'notIn':
        return [ask(`[${samples.map(literal).join(', ')}]`, (seen) => seen === null || !samples.some((value) => same(seen, value)))];
      case 'between': {
        const [low, high] = [samples[0], samples.at(-1)].sort((a, b) => compareValues(a, b));
        return [
          ask(
            `[${literal(low)}, ${literal(high)}]`,
            (seen) => seen !== null && compareValues(seen, low) >= 0 && compareValues(seen, high) <= 0,
          ),
        ];
      }
      case 'empty':
        return [true, false].map((empty) => ask(String(empty), (seen) => (seen === null) === empty));
      case 'within':
        return [ask('THIS_YEAR', (seen) => seen !== null && String(seen).startsWith('2026'))];
      case 'contains':
      case 'startsWith':
        return samples.map((value) => {
          const words = String(value).slice(0, 5).trim();
          const at = (seen: unknown) => String(seen).toLowerCase().indexOf(words.toLowerCase());
          return ask(literal(words), (seen) => seen !== null && (operator === 'contains' ? at(seen) >= 0 : at(seen) === 0));
        });
      default: {
        const signs: Record<string, (order: number) => boolean> = {
          gt: (n) => n > 0,
          gte: (n) => n >= 0,
          lt: (n) => n < 0,
          lte: (n) => n <= 0,
        };
        const fits = signs[operator];
        if (!fits) throw new Error(`Nothing is written down about the comparison ${operator}.`);
        return samples.map((value) => ask(literal(value), (seen) => seen !== null && fits(compareValues(seen, value))));
      }
    }
  });
}

export function literalOf(value: unknown, type: string): string {
  if (type === 'enum') return canonical(value)!;
  return type === 'Int' || type === 'Boolean' ? String(value) : JSON.stringify(String(value));
}

function linksIn(proof: Proof, oracle: Oracle, record: ExpectedRecord): ExpectedField[] {
  const offered = proof.inputType(`${record.name}Filter`)!.getFields();
  return [...record.fields.values()].filter(
    (field) => field.target && !field.isLines && offered[field.name] && oracle.knows(record, field),
  );
}

function acrossLinks(proof: Proof, oracle: Oracle, record: ExpectedRecord): Question[] {
  return linksIn(proof, oracle, record).flatMap((link) => {
    const target = oracle.record(link.target!);
    const behind = questionsAbout(proof, oracle, target, 1, 'eq').map(({ filter, passes }) =>
      through('filter path of 2', oracle, link, filter, passes),
    );
    const further = linksIn(proof, oracle, target).flatMap((next) =>
      questionsAbout(proof, oracle, oracle.record(next.target!), 1, 'eq')
        .slice(0, 3)
        .map(({ filter, passes }) => through('filter path of 2', oracle, next, filter, passes))
        .map(({ filter, passes }) => through('filter path of 3', oracle, link, filter, passes)),
    );
    const empty: Question = {
      channel: 'filter path of 2',
      filter: `{ ${link.name}: { empty: true } }`,
      passes: (row) => !oracle.follow(row, link),
    };
    return [...behind, ...further, empty];
  });
}

function through(channel: string, oracle: Oracle, link: ExpectedField, filter: string, passes: (row: StoredRow) => boolean): Question {
  const reaches = (row: StoredRow) => {
    const there = oracle.follow(row, link);
    return there !== undefined && passes(there);
  };
  return { channel, filter: `{ ${link.name}: ${filter} }`, passes: reaches };
}

function acrossLists(proof: Proof, oracle: Oracle, record: ExpectedRecord): Question[] {
  const offered = proof.inputType(`${record.name}Filter`)!.getFields();
  const lines = [...record.fields.values()]
    .filter((field) => field.isLines && offered[field.name] && oracle.knows(record, field))
    .map((field) => ({ name: field.name, of: oracle.record(field.target!), rowsOf: (row: StoredRow) => oracle.linesOf(row, field) }));
  const backlinks = record.backlinks.flatMap(({ name, record: from, via }) => {
    const of = oracle.record(from);
    const link = of.fields.get(via)!;
    if (!offered[name] || !oracle.knows(of, link)) return [];
    const all = proof.stored.rows(from).filter((each) => oracle.sees(each) && (of.partOf || !isArchived(each)));
    return [{ name, of, rowsOf: (row: StoredRow) => all.filter((each) => oracle.value(each, link) === row.id) }];
  });
  return [...lines, ...backlinks].flatMap(({ name, of, rowsOf }) =>
    questionsAbout(proof, oracle, of, 1, 'eq').flatMap(({ filter, passes }): Question[] => [
      { channel: 'filter some', filter: `{ ${name}: { some: ${filter} } }`, passes: (row) => rowsOf(row).some(passes) },
      { channel: 'filter none', filter: `{ ${name}: { none: ${filter} } }`, passes: (row) => !rowsOf(row).some(passes) },
      { channel: 'filter every', filter: `{ ${name}: { every: ${filter} } }`, passes: (row) => rowsOf(row).every(passes) },
    ]),
  );
}
