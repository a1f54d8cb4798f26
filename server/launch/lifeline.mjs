import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded into every process the launcher starts. The launcher holds the other end of a pipe: when it is gone,
 * however it went, the pipe closes, and the process is asked to drain as if someone had stopped it by hand.
 */
const drainMs = 6000;

const descriptor = Number(process.env.TIMON_LIFELINE);
delete process.env.TIMON_LIFELINE;

if (isMainThread && descriptor > 2) {
  // Once the launcher is gone nobody reads our output; a write into the void must not cut the draining short.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  const line = new Socket({ fd: descriptor, readable: true, writable: false });
  line.on('error', () => line.destroy());
  line.on('close', drain);
  line.resume();
  line.unref();
}

function drain() {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), drainMs).unref();
  process.kill(process.pid, 'SIGTERM');
}
