import { existsSync, watch } from 'node:fs';
import { inProject } from './project.mjs';

const settleMs = 120;

/**
 * Rebuilds what changed and restarts the server, one round at a time; what changes meanwhile makes another round.
 * @param {object} options
 * @param {ReturnType<typeof import('./report.mjs').createReport>} options.report
 * @param {(part: 'server' | 'admin') => Promise<void>} options.build
 * @param {() => Promise<void>} options.restart
 */
export function watchSources({ report, build, restart }) {
  /** @type {Set<'server' | 'admin'>} */
  const changed = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isBusy = false;

  const round = async () => {
    if (isBusy) return;
    isBusy = true;
    while (changed.size > 0) {
      const parts = [...changed];
      changed.clear();
      try {
        for (const part of parts)
          await report.step(part === 'server' ? 'Compiling the server' : 'Bundling the back office', () => build(part));
        if (parts.includes('server')) await restart();
      } catch (error) {
        report.say(error instanceof Error ? error.message : String(error));
      }
    }
    isBusy = false;
  };
  const watchers = Object.entries({ server: 'server', migrations: 'server', seeds: 'server', admin: 'admin' })
    .filter(([folder]) => existsSync(inProject(folder)))
    .map(([folder, part]) =>
      watch(inProject(folder), { recursive: true }, () => {
        changed.add(/** @type {'server' | 'admin'} */ (part));
        clearTimeout(timer);
        timer = setTimeout(() => void round(), settleMs);
      }),
    );
  return { stop: () => watchers.forEach((watcher) => watcher.close()) };
}
