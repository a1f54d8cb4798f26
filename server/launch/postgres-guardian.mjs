import { spawn } from 'node:child_process';

/**
 * The supervisor of one PostgreSQL: a shell, so that it costs next to nothing and needs no file the account could not read.
 * It is PostgreSQL's parent and reads from a pipe that only the starting process holds. An order on the pipe, or its end,
 * stops PostgreSQL. At the end of the pipe nobody waits any more, so clients that are still draining get a few seconds first.
 * One half of it watches the pipe, the other waits for PostgreSQL.
 */
const script = `
"$@" 3<&- &
postgres=$!
gone() { tries=$1; while kill -0 $postgres 2>/dev/null; do tries=$((tries - 1)); [ $tries -le 0 ] && return 1; sleep 0.1; done; return 0; }
(
  trap '' HUP INT TERM
  read -r order <&3 || { kill -TERM $postgres 2>/dev/null; gone 65; }
  kill -INT $postgres 2>/dev/null; gone 100 || kill -QUIT $postgres 2>/dev/null
  gone 100
  [ -n "$TIMON_THROW_AWAY" ] && cd / && rm -rf "$TIMON_THROW_AWAY"
) &
watch=$!
exec 3<&-
trap 'kill -INT $postgres 2>/dev/null' HUP INT TERM
while kill -0 $postgres 2>/dev/null; do wait $postgres; code=$?; done
if [ -z "$TIMON_THROW_AWAY" ]; then kill -KILL $watch 2>/dev/null; fi
exit $code
`;

/**
 * @param {object} options
 * @param {string} options.program
 * @param {string[]} options.args
 * @param {string} options.cluster the working directory: as root we can enter it where the account could not find the way
 * @param {number} options.log a file descriptor
 * @param {import('./postgres-account.mjs').Account} [options.account]
 * @param {string} [options.throwAway] a folder to delete when PostgreSQL has stopped
 */
export function guardPostgres({ program, args, cluster, log, account, throwAway }) {
  const child = spawn('/bin/sh', ['-c', script, 'timon-postgres-guardian', program, ...args], {
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...(throwAway ? { TIMON_THROW_AWAY: throwAway } : {}) },
    ...account,
  });
  const line = /** @type {import('node:net').Socket} */ (child.stdio[3]);
  line.on('error', () => {});
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve({ code, signal }));
    // Its end of the pipe closes early only when the watching half was killed: the other half then stops PostgreSQL.
    line.on('close', () => child.kill('SIGTERM'));
  });
  line.resume();
  ended.catch(() => {});

  return {
    pid: child.pid,
    ended,
    /** Asks for a fast stop: open transactions are rolled back, everything committed is on disk. */
    stop() {
      child.ref();
      if (!line.destroyed) line.write('stop\n');
    },
    /** Lets the starting process exit on its own while PostgreSQL runs, as a test runner must. */
    release() {
      child.unref();
      line.unref();
    },
  };
}
