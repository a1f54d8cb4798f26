import type { Proof } from '../proof.js';
import type { Asking } from '../company-under-proof.js';
import type { ExpectedField, ExpectedRecord } from '../expected/index.js';
import type { StoredRow } from '../oracle.js';

/** New rows in every place that rules tell apart, with one value of each kind: made where they may be, and taken away again. */
export async function proveCreates(proof: Proof, asking: Asking): Promise<void> {
  const oracle = proof.oracleOf(asking);
  const record = oracle.record('Engagement');
  const links = ['owner', 'company', 'department'].map((name) => record.fields.get(name)!);
  if (!oracle.may(record, 'create') || links.some((link) => !oracle.mayRead(oracle.record(link.target!)))) return;
  const places = new Map<string, StoredRow>();
  for (const row of proof.stored.rows('Engagement'))
    places.set(`${String(row.values.get('department'))} ${row.values.get('owner') === asking.employeeId}`, row);
  const cases: (ExpectedField | undefined)[] = [
    undefined,
    ...['budget', 'profit', 'fee', 'account', 'passphrase', 'rating'].map((name) => record.fields.get(name)!),
  ];
  for (const like of places.values()) {
    for (const field of cases) {
      if (field && !oracle.mayWriteField(record, field)) continue;
      const written: (readonly [ExpectedRecord, ExpectedField])[] = [...links, record.fields.get('name')!, ...(field ? [field] : [])].map(
        (each) => [record, each],
      );
      const expected = oracle.reachesFor(like, record.may['create']!, written);
      const input = {
        name: 'New work',
        ...Object.fromEntries(links.map(({ name }) => [name, like.values.get(name)])),
        ...(field ? { [field.name]: valueFor(field) } : {}),
      };
      const { data, errors } = await proof.ask(
        asking,
        'mutation ($input: CreateEngagementInput!) { made: createEngagement(input: $input) { id } }',
        { input },
      );
      const made = data?.['made'] as { id: string } | null | undefined;
      proof.tally.check(
        'create',
        asking.name,
        JSON.stringify(input),
        expected ? 'made' : 'FORBIDDEN',
        made ? 'made' : errors.map(({ code }) => code).join(),
      );
      if (made) await proof.db.owner.query('delete from engagement where id = $1', [made.id]);
    }
  }
}

const valueFor = ({ name }: ExpectedField): unknown => (name === 'rating' ? 3 : ['account', 'passphrase'].includes(name) ? 'new' : '5.00');
