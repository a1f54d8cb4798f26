import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { BlockList } from 'node:net';
import { pino } from 'pino';
import { nobody } from '../../server/kernel/http/gate.js';
import { serve, type ServeOptions } from '../../server/kernel/http/serve.js';

const json = { 'content-type': 'application/json' };

test('bodies that trickle in take nobody’s place', async () => {
  const served = { status: 200, headers: [], body: '{"data":null}' };
  const serving = await serve({
    port: 0,
    publicUrl: undefined,
    trustedProxies: new BlockList(),
    gate: { identify: () => nobody },
    streams: { close: () => undefined },
    graphql: { answer: () => Promise.resolve(served), close: () => Promise.resolve() },
    kernel: { clock: () => new Date() },
    log: pino({ level: 'silent' }),
  } as unknown as ServeOptions);
  const to = { port: serving.port, host: '127.0.0.1', method: 'POST', path: '/graphql' };
  const slow: ClientRequest[] = [];
  try {
    for (let at = 0; at < 300; at += 1) {
      const one = request({ ...to, headers: { ...json, 'content-length': 40, expect: '100-continue' } });
      one.on('error', () => undefined);
      one.flushHeaders();
      slow.push(one);
    }
    // Each is told to go on once the server has it in hand, and then sends nothing.
    await Promise.all(slow.map((one) => once(one, 'continue')));
    const status = await new Promise<number>((resolve, reject) => {
      const body = '{"query":"{ me { id } }"}';
      const asked = request({ ...to, headers: { ...json, 'content-length': body.length } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      asked.on('error', reject);
      asked.end(body);
    });
    expect(status).toBe(200);
  } finally {
    for (const one of slow) one.destroy();
    await serving.drain();
  }
});
