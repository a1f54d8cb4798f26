import { serverAudits } from 'graphql-http';
import { RunningServer } from './running-server.js';

let server: RunningServer;
let cookie: string;

beforeAll(async () => {
  server = await RunningServer.start();
  const created = await server.ask(
    `mutation($token: String!) { createHead(company: "Acme", name: "Ana", email: "ana@example.com", password: "correct horse battery", token: $token) { id } }`,
    { variables: { token: server.setupCode } },
  );
  cookie = created.cookie!;
});
afterAll(() => server.stop());

test('GraphQL over HTTP: whatever must hold holds, for somebody who may ask for the schema', async () => {
  const audits = serverAudits({
    url: `http://127.0.0.1:${server.port}/graphql`,
    fetchFn: (url: string, options: RequestInit = {}) => fetch(url, { ...options, headers: { ...(options.headers as object), cookie } }),
  });
  const results = await Promise.all(audits.map(async (audit) => ({ ...(await audit.fn()), name: audit.name })));
  expect(audits.length).toBeGreaterThan(55);
  const missed = results.filter(({ status }) => status !== 'ok').map(({ name }) => name);
  expect(missed.filter((name) => name.startsWith('MUST'))).toEqual([]);
  // Questions by GET are not taken, because other sites can make a browser send them; and what is wrong is told by the status too.
  expect(missed.sort()).toEqual([
    'MAY accept application/x-www-form-urlencoded formatted GET requests',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    'SHOULD use 200 status code on document parsing failure when accepting application/json',
    'SHOULD use 200 status code on document validation failure when accepting application/json',
    'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ]);
});
