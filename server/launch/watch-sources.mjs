import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** @typedef {'server' | 'admin'} Part */

const settleMs = 120;
/** @type {Record<string, Part>} */
const partOf = { server: 'server', migrations: 'server', seeds: 'server', admin: 'admin' };

/**
 * Rebuilds what changed and restarts the server, one round at a time; what changes meanwhile makes another round.
 * @param {object} options
 * @param {ReturnType<typeof import('./report.mjs').createReport>} options.report
 * @param {(part: Part) => Promise<void>} options.build
 * @param {() => Promise<void>} options.restart
 */
export function watchSources({ report, build, restart }) {
  /** @type {Set<Part>} */
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
        report.say(`${error instanceof Error ? error.message : error}\nWaiting for the next change.`);
      }
    }
    isBusy = false;
  };
  const watchers = Object.entries(partOf).map(([folder, part]) =>
    watchTree(inProject(folder), () => {
      changed.add(part);
      clearTimeout(timer);
      timer = setTimeout(() => void round(), settleMs);
    }),
  );
  return { stop: () => watchers.forEach((stop) => stop()) };
}

/**
 * One watcher per folder: the recursive one of Node loses sight of a file that an editor replaces.
 * @param {string} root
 * @param {() => void} onChange
 * @returns {() => void} stops watching
 */
function watchTree(root, onChange) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  const refresh = () => {
    const folders = new Set(foldersBelow(root));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, (event) => {
        if (event === 'rename') refresh();
        onChange();
      });
      watcher.on('error', () => watchers.delete(folder));
      watchers.set(folder, watcher);
    }
  };
  refresh();
  return () => watchers.forEach((watcher) => watcher.close());
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function foldersBelow(folder) {
  if (!existsSync(folder)) return [];
  const inside = readdirSync(folder, { withFileTypes: true });
  return [
    folder,
    ...inside
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .flatMap((entry) => foldersBelow(join(folder, entry.name))),
  ];
}
