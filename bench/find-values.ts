import pg from 'pg';
import type { BenchSize } from './bench-size.js';
import type { Found } from './cases.js';
import { benchId } from './load-company.js';
import { dataOf, type Servers } from './servers.js';

const hop = 10_000;

interface LinesPage {
  readonly lines: { readonly pageInfo: { readonly endCursor: string } };
}

/** Which rows there are to ask for, and where the deep page begins in each one's own cursor. */
export async function findValues(ownerUrl: string, { depth }: BenchSize, servers: Servers): Promise<Found> {
  const department = benchId('department', 0);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const rows = async (text: string, values: unknown[]) => (await owner.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
  try {
    const orderIds = await rows('select id from sales_order where department_id = $1 order by md5(id::text) limit 200', [department]);
    const [deepLineId] = await rows('select id from sales_order_line where department_id = $1 order by id offset $2 limit 1', [
      department,
      depth - 1,
    ]);
    const pageAfter = async (contender: 'timon' | 'postgraphile', query: string, variables: object) =>
      ((await dataOf(servers.target(contender, 'd', () => JSON.stringify({ query, variables })))) as LinesPage).lines.pageInfo.endCursor;
    let timonCursor: string | null = null;
    for (let reached = 0; reached < depth; reached += hop) {
      timonCursor = await pageAfter('timon', timonHop, { after: timonCursor, offset: Math.min(hop, depth - reached) - 1 });
    }
    const postgraphileCursor = await pageAfter('postgraphile', postgraphileHop, { offset: depth - 1 });
    return { orderIds, deepLineId: deepLineId!, timonCursor: timonCursor!, postgraphileCursor };
  } finally {
    await owner.end();
  }
}

const timonHop =
  'query ($after: String, $offset: Int) { lines: salesOrderLines(first: 1, after: $after, offset: $offset) { nodes { id } pageInfo { endCursor } } }';
const postgraphileHop =
  'query ($offset: Int) { lines: allSalesOrderLines(first: 1, offset: $offset, orderBy: PRIMARY_KEY_ASC) { nodes { rowId } pageInfo { endCursor } } }';
