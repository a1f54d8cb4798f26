import { parse, validate } from 'graphql';
import { callOf, operationOf } from '../../support/ask.js';
import { batched, canonical, type Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedRecord } from '../expected/index.js';
import type { StoredRow } from '../oracle.js';
import { questionsAbout, type Question } from './filter.js';
import { spread } from './one.js';

/** As many records as are told together at most. */
const told = 50;

type Node = Readonly<Record<string, unknown>>;

/** Whoever follows a kind of record hears of those that they see, with what is shown to them of each, and of no other. */
export async function proveEvents(proof: Proof, asking: Asking, record: ExpectedRecord, most: number): Promise<void> {
  if (record.partOf) return;
  const oracle = proof.oracleOf(asking);
  const name = `${record.name[0]!.toLowerCase()}${record.name.slice(1)}Changed`;
  if (!proof.schema.getSubscriptionType()!.getFields()[name]) return;
  const rows = spread(proof.stored.rows(record.name), most);
  if (!oracle.mayRead(record)) {
    // They do not know of it; whoever asks past that is refused.
    proof.tally.check('event', asking.name, name, 'refused', await heard(proof, asking, `${name} { id }`, rows));
    return;
  }
  const known = [...record.fields.values()].filter((field) => oracle.knows(record, field));
  const shown = `{ ${known.map((field) => (field.target ? `${field.name} { id }` : field.name)).join(' ')} }`;
  const nodes = await heard(proof, asking, `${name} ${shown}`, rows);
  const seen = rows.filter((row) => oracle.sees(row));
  if (nodes === 'refused') {
    proof.tally.check('event', asking.name, name, 'open', nodes);
    return;
  }
  proof.tally.check('event', asking.name, name, idsOf(seen), idsOf(nodes));
  const byId = new Map(nodes.map((node) => [node['id'], node]));
  for (const row of seen) {
    const node = byId.get(row.id);
    for (const field of node ? known : []) {
      const actual = node![field.name];
      const [expected, given] = field.isLines
        ? [oracle.linesOf(row, field).map(({ id }) => id), (actual as Node[]).map(({ id }) => id)]
        : field.target
          ? [oracle.follow(row, field)?.id ?? null, (actual as Node | null)?.['id'] ?? null]
          : [canonical(oracle.value(row, field)), canonical(actual)];
      proof.tally.check('event', asking.name, `${name}.${field.name} of ${row.id}`, expected, given);
    }
  }
  for (const { filter, passes } of chosen(questionsAbout(proof, oracle, record, 1, 'eq'), asking)) {
    const found = await heard(proof, asking, `${name}(filter: ${filter}) { id }`, rows);
    proof.tally.check(
      'event filter',
      asking.name,
      `${name} ${filter}`,
      idsOf(seen.filter(passes)),
      found === 'refused' ? found : idsOf(found),
    );
  }
}

/** Filters are those of lists, compared one by one elsewhere; each follower tries two others of them. */
function chosen(questions: readonly Question[], { name }: Asking): Question[] {
  const from = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return questions.length === 0 ? [] : [questions[from % questions.length]!, questions[(from * 7 + 3) % questions.length]!];
}

const idsOf = (rows: readonly { readonly id?: unknown }[]): string[] => rows.map(({ id }) => String(id)).sort();

/** What is told when all these rows have changed. */
async function heard(proof: Proof, asking: Asking, selection: string, rows: readonly StoredRow[]): Promise<Node[] | 'refused'> {
  const { api } = proof.db;
  const document = parse(`subscription { changed: ${selection} }`);
  const operation = operationOf(api, document, {}, callOf(proof.db, asking.principal!));
  if ('length' in operation) throw operation[0]!;
  const opened = await api.subscribe(operation);
  if ('errors' in opened) return 'refused';
  try {
    // What is open is known as well, or nobody could ask for it.
    if (validate(api.schemaFor(asking.principal!.rights), document).length > 0) return 'refused';
    const nodes: Node[] = [];
    for (const batch of batched(rows, told)) {
      const changes = batch.map(({ id }) => ({ id, version: 1, actions: ['update'] }));
      for (const { result } of await opened.answer({ changes, position: '' }, callOf(proof.db, asking.principal!)))
        nodes.push(result.data!['changed'] as Node);
    }
    return nodes;
  } finally {
    await opened.batches.return!();
  }
}
