import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { writeOrder, type OrderToWrite } from './sql-order.js';
import { sqlReads } from './sql-reads.js';

// What somebody could write by hand for just these cases: Node's own server, one statement, its text sent on.
const { BENCH_URL, BENCH_OPTIONS, BENCH_PRINCIPAL = '', BENCH_CONNECTIONS, PORT } = process.env;
const pool = new pg.Pool({ connectionString: BENCH_URL, max: Number(BENCH_CONNECTIONS), options: BENCH_OPTIONS, pipeline: true });

async function answer(name: string, variables: Record<string, unknown>): Promise<string> {
  if (name === 'g') return JSON.stringify({ data: await write(variables['input'] as OrderToWrite) });
  const { text, values } = sqlReads[name]!;
  const { rows } = await pool.query<[string]>({ name, text, values: [BENCH_PRINCIPAL, ...values(variables)], rowMode: 'array' });
  return `{"data":${rows[0]![0]}}`;
}

async function write(order: OrderToWrite): Promise<object> {
  const client = await pool.connect();
  try {
    return await writeOrder(client, BENCH_PRINCIPAL, order);
  } finally {
    client.release();
  }
}

function readAll(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}

const server = createServer((request, response) => {
  void readAll(request)
    .then((body) => answer(request.url!.slice(1), JSON.parse(body) as Record<string, unknown>))
    .then(
      (text) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    );
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`READY http://127.0.0.1:${PORT}/`));
process.once('SIGTERM', () => process.exit(0));
