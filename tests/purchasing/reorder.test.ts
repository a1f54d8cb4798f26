import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenPurchases } from './given-purchases.js';

let db: TestDatabase;
let given: GivenPurchases;
let buyer: Principal;
let storekeeper: Principal;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  given = await GivenPurchases.of(db);
  buyer = await given.cast.specialist('purchasing', 'North');
  storekeeper = await given.stock.storekeeper();
  supplier = await given.supplier();
});
afterAll(() => db.close());
beforeEach(() => db.clock.set('2026-06-15T10:00:00.000Z'));

interface Proposal {
  readonly id: string;
  readonly version: number;
  readonly forecast: string;
  readonly quantity: string;
  readonly neededOn: string;
  readonly order: { readonly id: string } | null;
}

async function proposed(product: string): Promise<Proposal[]> {
  await answerTo(db, buyer, 'mutation { proposeReorders }');
  const { reorderProposals } = await answerTo<{ reorderProposals: { nodes: Proposal[] } }>(
    db,
    buyer,
    `query ($product: ID!) { reorderProposals(filter: { product: { id: { eq: $product } }, state: { in: [OPEN] } }) {
       nodes { id version forecast quantity neededOn order { id } } } }`,
    { product },
  );
  return reorderProposals.nodes;
}

/** Bought by min 20, max 100 and multiple 12, within 7 days; 15 are there, and 10 are to leave within them. */
async function givenRule(code: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const product = await given.stock.product(code);
  const rule = { minimum: '20', maximum: '100', orderMultiple: '12', leadTimeDays: 7, supplier };
  await insert(db, 'ReorderRule', { company: given.cast.companyId, product, warehouse: given.stock.warehouse, ...rule, ...more });
  await given.stock.buy(product, '15', '30.00');
  await given.stock.delivery(storekeeper, product, '10', { plannedOn: '2026-06-20' });
  return product;
}

test('S31: forecast 5 is below 20, so 95 are missing and 96 proposed; a second run proposes nothing while the first is open', async () => {
  const product = await givenRule('S31');
  const first = await proposed(product);
  expect(first).toMatchObject([{ forecast: '5', quantity: '96', neededOn: '2026-06-22' }]);
  expect(await proposed(product)).toEqual(first);
});

test('what is being bought is not proposed again, from the draft of the order until the goods are here', async () => {
  const product = await givenRule('bought');
  const [proposal] = await proposed(product);
  const { orderReorderProposal } = await answerTo<{ orderReorderProposal: Proposal }>(
    db,
    buyer,
    `mutation ($id: ID!, $version: Int!) { orderReorderProposal(id: $id, version: $version) { id version order { id } } }`,
    { id: proposal!.id, version: proposal!.version },
  );
  expect(await proposed(product)).toEqual([]);
  const draft = await given.now(buyer, { id: orderReorderProposal.order!.id } as never);
  expect(draft.state).toBe('DRAFT');
  const order = await given.moved(buyer, 'submit', draft);
  expect(await proposed(product)).toEqual([]);
  const [receipt] = await given.receipts(order);
  expect(receipt).toMatchObject({ quantity: '96', state: 'expected' });
  await given.receive(storekeeper, receipt!);
  expect(await proposed(product)).toEqual([]);
});

test('what is cancelled is missing again', async () => {
  const product = await givenRule('cancelled');
  const order = await given.submitted(buyer, supplier, [{ product, quantity: '96' }]);
  expect(await proposed(product)).toEqual([]);
  await given.moved(buyer, 'cancel', order);
  expect(await proposed(product)).toMatchObject([{ quantity: '96' }]);
});

test('nothing is proposed as long as there will be enough, and the supplier’s minimum and boxes hold', async () => {
  expect(await proposed(await givenRule('enough', { minimum: '5' }))).toEqual([]);
  const { rows } = await db.owner.query<{ currency: string }>('select currency_id as currency from company where id = $1', [
    given.cast.companyId,
  ]);
  const suppliers = [{ supplier, ...rows[0], minQuantity: '200', orderMultiple: '50', leadTimeDays: 3 }];
  const boxed = await given.stock.product('boxed', { suppliers });
  const rule = { minimum: '1', maximum: '10' };
  await insert(db, 'ReorderRule', { company: given.cast.companyId, product: boxed, warehouse: given.stock.warehouse, ...rule });
  expect(await proposed(boxed)).toMatchObject([{ quantity: '200', neededOn: '2026-06-18' }]);
});

test('two who ask at once are proposed the same once', async () => {
  const product = await givenRule('at once');
  const answers = await Promise.all([1, 2, 3].map(() => ask(db, buyer, 'mutation { proposeReorders }')));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(await proposed(product)).toHaveLength(1);
});

test('several proposals to one supplier become one order; without a supplier nothing is ordered', async () => {
  const [one, other] = [await givenRule('one'), await givenRule('other')];
  const items = [...(await proposed(one)), ...(await proposed(other))].map(({ id, version }) => ({ id, version }));
  const { orderReorderProposals } = await answerTo<{ orderReorderProposals: Proposal[] }>(
    db,
    buyer,
    `mutation ($items: [VersionedId!]!) { orderReorderProposals(items: $items) { order { id } } }`,
    { items },
  );
  expect(new Set(orderReorderProposals.map(({ order }) => order!.id)).size).toBe(1);

  const nobodys = await givenRule('nobody sells it', { supplier: undefined });
  const [{ id, version }] = (await proposed(nobodys)) as [Proposal];
  const { errors } = await ask(
    db,
    buyer,
    `mutation ($id: ID!, $version: Int!) { orderReorderProposal(id: $id, version: $version) { id } }`,
    { id, version },
  );
  expect(errors).toMatchObject([{ code: 'PROPOSAL_WITHOUT_SUPPLIER' }]);
});

test('a stranger proposes nothing', async () => {
  const stranger = await given.cast.manager('sales', 'North');
  expect((await ask(db, stranger, 'mutation { proposeReorders }')).errors).toHaveLength(1);
});
