import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../refusal.js';
import { Front, type FrontOptions } from './front.js';

export interface ServeOptions extends FrontOptions {
  readonly port: number;
}

export interface Serving {
  readonly port: number;
  /** Takes no new requests, answers those in hand, and closes what stays open longer than that may take. */
  drain(): Promise<void>;
}

const drainMs = 5_000;

/** Node's own server: `/graphql`, health, and the back office for every other place. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16_384,
    noDelay: true,
  });
  const front = new Front(options);
  server.on('request', (request, response) => front.receive(request, response));
  await listen(server, options.port);
  return {
    port: (server.address() as AddressInfo).port,
    async drain() {
      front.isDraining = true;
      options.streams.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection whose answer has gone out is idle from then on, and its client may keep it for a minute.
      const closing = setInterval(() => server.closeIdleConnections(), 50);
      const timer = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearInterval(closing);
      clearTimeout(timer);
      front.stop();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Refusal(`Port ${port} is in use by another program: stop it, or set PORT to another number.`));
      else if (error.code === 'EACCES')
        reject(new Refusal(`Port ${port} may not be opened by this user: set PORT to a number above 1023.`));
      else reject(error);
    });
    server.listen(port, resolve);
  });
}
