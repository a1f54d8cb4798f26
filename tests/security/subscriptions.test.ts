import { parse } from 'graphql';
import type { OpenSubscription } from '../../server/kernel/graphql/api.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { createSet, updateSet } from '../../server/kernel/write/index.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { attempt, givenCustomer, givenOrder, givenProduct } from '../sales/given-sales.js';
import { answerTo, callOf, operationOf } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
let customer: string;
let product: string;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  customer = await givenCustomer(db, 'Sail & Sons');
  product = await givenProduct(db, 'ROPE');
}, 60_000);
afterAll(() => db.close());

const orders = 'subscription ($filter: SalesOrderFilter) { salesOrderChanged(filter: $filter) { number state total margin } }';

async function listen(who: Principal, text: string, variables: object = {}, since?: string): Promise<Listening> {
  const call = Object.assign(callOf(db, who), {});
  if (since) Object.defineProperty(call, 'lastEventId', { value: since });
  const operation = operationOf(db.api, parse(text), variables as Record<string, unknown>, call);
  if (operation instanceof Array) throw operation[0]!;
  const opened = await db.api.subscribe(operation);
  if ('errors' in opened) throw opened.errors[0]!;
  return new Listening(who, opened);
}

/** A receiver who takes what comes, one batch after the other. */
class Listening {
  position = '';

  constructor(
    private readonly who: Principal,
    private readonly opened: OpenSubscription,
  ) {}

  /** What the next batch that holds something for this receiver tells. */
  async next(): Promise<unknown[]> {
    for (;;) {
      const { value, done } = await this.opened.batches.next();
      if (done) return [];
      const told = await this.opened.answer(value, callOf(db, this.who));
      this.position = value.position;
      if (told.length > 0) return told.map(({ change: { actions }, result: { data } }) => [Object.values(data!)[0], ...actions]);
    }
  }

  /** Up to the record of that name: a stream may begin with what changed in the moment before it was opened. */
  async upTo(name: string): Promise<string[]> {
    const names: string[] = [];
    while (!names.includes(name)) names.push(...((await this.next()) as [{ name: string }][]).map(([told]) => told.name));
    return names;
  }

  close = () => this.opened.batches.return!();
}

describe('whoever follows orders', () => {
  test('hears of each change to those they may see, as they may see them, and of no other', async () => {
    const [north, south] = [await cast.specialist('sales', 'North'), await cast.specialist('sales', 'South')];
    const manager = await cast.manager('sales');
    const [seller, boss] = [await listen(north, orders.replace(' margin', '')), await listen(manager, orders)];

    const theirs = await givenOrder(db, south, customer, [{ product }]);
    const mine = await givenOrder(db, north, customer, [{ product, quantity: '2' }]);
    expect(await seller.next()).toEqual([[{ number: mine.number, state: 'DRAFT', total: '200.00' }, 'create']]);
    const heard = [...(await boss.next())];
    while (heard.length < 2) heard.push(...(await boss.next()));
    expect(heard).toEqual([
      [expect.objectContaining({ number: theirs.number, total: '100.00', margin: null }), 'create'],
      [expect.objectContaining({ number: mine.number }), 'create'],
    ]);

    await attempt(db, south, 'confirm', theirs);
    await attempt(db, north, 'confirm', mine);
    expect(await seller.next()).toEqual([[expect.objectContaining({ number: mine.number, state: 'CONFIRMED' }), 'confirm']]);
    await Promise.all([seller.close(), boss.close()]);
    expect(db.api.feed.following).toBe(0);
  });

  test('hears only of those their filter lets through', async () => {
    const seller = await cast.specialist('sales', 'North');
    const large = await listen(seller, orders.replace(' margin', ''), { filter: { total: { gte: '500' } } });
    await givenOrder(db, seller, customer, [{ product, quantity: '1' }]);
    const order = await givenOrder(db, seller, customer, [{ product, quantity: '5' }]);
    expect(await large.next()).toEqual([[expect.objectContaining({ number: order.number }), 'create']]);
    await large.close();
  });

  test('hears of a record that changed often once, with all that happened to it', async () => {
    const head = await cast.head();
    const parties = await listen(head, 'subscription { partyChanged { name version } }');
    const id = await insert(db, 'Party', { name: 'One' });
    await answerTo(db, head, 'mutation ($id: ID!) { updateParty(id: $id, version: 1, input: { name: "Two" }) { id } }', { id });
    const told = [...(await parties.next())] as [{ name: string }, ...string[]][];
    // The record is read when it is told of, so that already its creation may come with the later name.
    while (!told.at(-1)!.includes('update')) told.push(...((await parties.next()) as typeof told));
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told.at(-1)![0].name).toBe('Two');
    expect(told.flatMap(([, ...actions]) => actions)).toEqual(['create', 'update']);
    await parties.close();
  });

  test('takes up a stream where it broke off, and misses nothing in between', async () => {
    const head = await cast.head();
    const first = await listen(head, 'subscription { partyChanged { name } }');
    await insert(db, 'Party', { name: 'Before the break' });
    await first.next();
    await first.close();
    await insert(db, 'Party', { name: 'During the break' });
    const second = await listen(head, 'subscription { partyChanged { name } }', {}, first.position);
    expect(await second.next()).toEqual([[{ name: 'During the break' }, 'create']]);
    await second.close();
  });

  test('hears of changes in the order in which they were committed, also of a transaction that was long under way', async () => {
    const head = await cast.head();
    const slow = await db.owner.connect();
    try {
      await slow.query('begin');
      await slow.query('select pg_current_xact_id()');
      const parties = await listen(head, 'subscription { partyChanged { name } }');
      await insert(db, 'Party', { name: 'Later begun' });
      await parties.upTo('Later begun');
      const id = await insert(db, 'Party', { name: 'Quiet', isSupplier: true });
      await parties.upTo('Quiet');
      await slow.query(
        `insert into timon.outbox (topic, record_id, payload, at, sent_at) values ('Party.update', $1, '{"version": 1}', now(), now())`,
        [id],
      );
      await slow.query('commit');
      expect(await parties.next()).toEqual([[{ name: 'Quiet' }, 'update']]);
      await parties.close();
    } finally {
      slow.release();
    }
  });

  test('is told to read again when more changed at once than can be told', async () => {
    const head = await cast.head();
    const followed = db.api.feed.following;
    const categories = await listen(head, 'subscription { productCategoryChanged { name } }');
    const system = await systemPrincipal(db.kernel);
    const record = db.registry.named('ProductCategory');
    await createSet(
      db.kernel,
      system,
      record,
      Array.from({ length: 1_100 }, (_, at) => ({ name: `Category ${at}` })),
    );
    await expect(categories.next()).rejects.toMatchObject({ code: 'SLOW_RECEIVER' });
    expect(db.api.feed.following).toBe(followed);
    await expect(listen(head, 'subscription { partyChanged { name } }', {}, 'from the beginning')).rejects.toMatchObject({
      originalError: { code: 'CHANGES_MISSED' },
    });
    await expect(listen(head, 'subscription { partyChanged { name } }', {}, '99999999:99999999:')).rejects.toMatchObject({
      originalError: { code: 'CHANGES_MISSED' },
    });
  });
});

describe('whoever may not read a kind of record', () => {
  test('opens no source, by whatever way they ask', async () => {
    const stranger = await cast.employee('Storekeeper', [{ domain: 'catalog', level: 'Clerk' }]);
    expect(db.api.schemaFor(stranger.rights).getSubscriptionType()?.getFields()).not.toHaveProperty('salesOrderChanged');
    const before = db.api.feed.opened;
    await expect(listen(stranger, 'subscription { salesOrderChanged { id } }')).rejects.toMatchObject({
      originalError: { code: 'FORBIDDEN' },
    });
    expect(db.api.feed.opened).toBe(before);
  });

  test('is not told by what a filter lets through what a field holds that is not theirs to read', async () => {
    const clerk = await cast.clerk('sales', 'North');
    const supplier = await insert(db, 'Party', { name: 'Rope works', isSupplier: true });
    const text =
      'subscription ($supplier: ID!) { productChanged(filter: { suppliers: { some: { supplier: { id: { eq: $supplier } } } } }) { code } }';
    const [listening, buyer] = [await listen(clerk, text, { supplier }), await listen(await cast.head(), text, { supplier })];
    const [euro] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'EUR'`)).rows;
    await givenProduct(db, 'SUPPLIED', { suppliers: [{ supplier, price: '1', currency: euro!.id }] });
    expect(await buyer.next()).toEqual([[{ code: 'SUPPLIED' }, 'create']]);
    await expect(listening.next()).rejects.toMatchObject({ originalError: { code: 'FORBIDDEN' } });
    await buyer.close();
    await listening.close();
  });

  test('hears nothing more from the moment their rights are gone', async () => {
    const clerk = await cast.specialist('sales', 'North');
    const listening = await listen(clerk, 'subscription { salesOrderChanged { number } }');
    const system = await systemPrincipal(db.kernel);
    const [{ version }] = (await db.owner.query<{ version: number }>('select version from employee where id = $1', [clerk.employeeId]))
      .rows as [{ version: number }];
    await updateSet(db.kernel, system, db.registry.named('Employee'), [{ id: clerk.employeeId!, version, input: { grants: [] } }]);
    const order = await givenOrder(db, await cast.manager('sales', 'North'), customer, [{ product }], { owner: clerk.employeeId });
    expect(order.number).toBeTruthy();
    await expect(listening.next()).rejects.toMatchObject({ originalError: { code: 'FORBIDDEN' } });
    await listening.close();
  });
});
