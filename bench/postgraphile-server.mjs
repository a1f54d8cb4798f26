// PostGraphile 5 as its documentation sets it up for production, over the same tables, roles and policies.
import { createServer } from 'node:http';
import pg from 'pg';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

const { BENCH_URL, BENCH_OPTIONS, BENCH_PRINCIPAL, BENCH_CONNECTIONS, PORT } = process.env;
const pool = new pg.Pool({ connectionString: BENCH_URL, max: Number(BENCH_CONNECTIONS), options: BENCH_OPTIONS });
const pgSettings = { 'timon.principal': BENCH_PRINCIPAL };

/** @type {GraphileConfig.Preset} */
const preset = {
  extends: [PostGraphileAmberPreset, PgAggregatesPreset, PostGraphileConnectionFilterPreset],
  pgServices: [makePgService({ pool, schemas: ['public', 'bench'] })],
  schema: { connectionFilterRelations: true, connectionFilterAllowEmptyObjectInput: true },
  grafserv: { graphiql: false, watch: false, maxRequestLength: 100_000 },
  grafast: { context: () => ({ pgSettings }), explain: false },
};

const instance = postgraphile(preset);
const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
if (process.env.BENCH_PRINT_SCHEMA) {
  const { printSchema } = await import('graphql');
  console.log(printSchema(await instance.getSchema()));
}
server.listen(Number(PORT), '127.0.0.1', () => console.log(`READY http://127.0.0.1:${PORT}/`));
process.once('SIGTERM', () => process.exit(0));
