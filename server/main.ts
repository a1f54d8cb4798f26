import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { readConfig } from './config.js';
import { startServer } from './kernel/http/start-server.js';
import { Refusal } from './kernel/refusal.js';
import { loadModules } from './wiring.js';

// Left to itself, V8 collects only when four times as much lies about as is in use; a server of this size gives it back sooner at no cost in speed.
setFlagsFromString('--heap-growing-percent=50');

const refusedToStart = 78;

try {
  const server = await startServer(readConfig(), await loadModules());
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A promise that nobody waited for is a fault to be mended, and no reason to turn everyone away.
  process.on('unhandledRejection', (error) => server.report(error));
  process.stdout.write([`READY ${server.url}`, ...server.notes, ''].join('\n'));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`FATAL ${error.message}\n`, () => process.exit(refusedToStart));
}
