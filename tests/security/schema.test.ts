import { getIntrospectionQuery, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { buildSchema } from '../../server/kernel/graphql/build-schema.js';
import { fragmentsOf, shapeOf } from '../../server/kernel/graphql/limits.js';
import { manifestFor } from '../../server/kernel/graphql/manifest.js';
import { VisibleSchemas } from '../../server/kernel/graphql/visible-schema.js';
import { Level } from '../../server/kernel/declare/index.js';
import { AccessModel } from '../../server/kernel/rights/access-model.js';
import { Rights } from '../../server/kernel/rights/rights.js';
import { answerTo } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { noBehaviour } from '../support/no-behaviour.js';

let db: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
});
afterAll(() => db.close());

function isRefused(text: string): boolean {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  return shapeOf(operation, fragmentsOf(document)).refusal !== undefined;
}

test('the schema is told once a document, not over and over', () => {
  expect(isRefused(getIntrospectionQuery())).toBe(false);
  expect(isRefused('{ __type(name: "SalesOrder") { fields { name type { name } } } }')).toBe(false);
  const all = 'types { name fields { name } }';
  expect(isRefused(`{ ${['a', 'b', 'c', 'd'].map((alias) => `${alias}: __schema { ${all} }`).join(' ')} }`)).toBe(true);
  expect(isRefused(`{ __schema { ${['a', 'b', 'c', 'd'].map((alias) => `${alias}: ${all}`).join(' ')} } }`)).toBe(true);
  expect(isRefused('{ __schema { types { fields { type { fields { name } } } } } }')).toBe(true);
});

test('the manifest names no field that the schema keeps from the caller', async () => {
  const clerk = await cast.employee('Clerk of sales alone', [{ domain: 'sales', level: 'Clerk' }]);
  const { records } = manifestFor(db.registry, clerk);
  const order = records.find(({ name }) => name === 'SalesOrder')!;
  const names = order.fields.map(({ name, target }) => (target ? `${name} { id }` : name));
  expect(names).not.toContain('customer { id }');
  expect(order.columns).toEqual(['number', 'orderDate', 'total', 'state', 'deliveryStatus', 'invoiceStatus']);
  const line = records.find(({ name }) => name === 'SalesOrderLine')!;
  expect(line.columns).toContain('netAmount');
  expect(line.columns).not.toContain('margin');
  expect(await answerTo(db, clerk, `{ salesOrders { nodes { ${names.join(' ')} } } }`)).toEqual({ salesOrders: { nodes: [] } });
});

test('two to whom the same records are open, and not the same questions besides, each know their own', () => {
  const { schema, guards } = buildSchema(db.registry, noBehaviour);
  const visible = new VisibleSchemas(schema, guards);
  const model = AccessModel.declared(db.registry);
  const headOf = (companyId: string | null, onBehalfOf?: string) =>
    new Rights(model, [{ domain: '*', level: Level.Head, companyId, departmentId: null, rights: ['pay', 'bank', 'secret'], onBehalfOf }]);
  const [ofAll, ofOne, standIn] = [headOf(null), headOf(cast.companyId), headOf(null, 'somebody')];
  expect(ofOne.key).toBe(ofAll.key);
  expect(standIn.key).toBe(ofAll.key);
  const asks = (rights: Rights, name: string) => name in visible.for(rights).getQueryType()!.getFields();
  expect([ofAll, ofOne, standIn].map((rights) => asks(rights, 'letters'))).toEqual([true, false, false]);
  expect([standIn, ofOne, ofAll].map((rights) => asks(rights, 'securityLog'))).toEqual([false, true, true]);
});

test('schemas of many different sets of rights take no more memory than was measured out; the latest stay at hand', async () => {
  const { schema, guards } = buildSchema(db.registry, noBehaviour);
  const people = [await cast.clerk('sales'), await cast.clerk('catalog'), await cast.manager('sales'), await cast.manager('directory')];
  const [sizes, unbounded] = [new Map<string, number>(), new VisibleSchemas(schema, guards)];
  for (const { rights } of people) sizes.set(rights.key, Object.keys(unbounded.for(rights).getTypeMap()).length);
  expect(sizes.size).toBe(people.length);
  expect(unbounded.kept).toBe(people.length);

  const [first, second, , last] = people.map(({ rights }) => rights);
  const most = [...sizes.values()].reduce((sum, size) => sum + size, 0) - 1;
  const bounded = new VisibleSchemas(schema, guards, most);
  const [made, forgotten] = [bounded.for(first), bounded.for(second)];
  for (const { rights } of [...people.slice(2), people[0]!]) if (rights !== last) bounded.for(rights);
  bounded.for(last);
  expect(bounded.kept).toBe(people.length - 1);
  expect(bounded.for(first)).toBe(made);
  expect(bounded.for(second)).not.toBe(forgotten);

  const head = await cast.head();
  expect(bounded.for(head.rights)).toBe(schema);
});

test('under the role of the caller nothing of the kernel’s own is written', async () => {
  const { rows } = await db.owner.query<{ name: string }>(
    `select table_name as name from information_schema.table_privileges
      where table_schema = 'timon' and grantee = 'timon_caller' and privilege_type <> 'SELECT'`,
  );
  expect(rows).toEqual([]);
});
