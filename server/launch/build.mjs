import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, projectFolder } from './project.mjs';

/**
 * What swc is told, here and in the tests. Decorator metadata stays off: it breaks record files that refer to each other.
 * @type {import('@swc/core').Options}
 */
export const swcOptions = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
  },
};

const sourceFolders = ['server', 'migrations', 'seeds', 'bench', 'soak'];
/** Read at run time from beside the code, so they travel with it. */
const assets = new Set(['.json', '.sql', '.csv', '.html', '.graphql', '.txt']);

/**
 * Compiles the server into dist/, only what changed since the last time, and drops what has lost its source.
 * @returns {Promise<{ compiled: number, removed: number }>}
 */
export async function buildServer() {
  const stampFile = inProject('dist', '.server.json');
  const key = digest(JSON.stringify(swcOptions), readFileSync(inProject('node_modules', '@swc', 'core', 'package.json'), 'utf8'));
  const before = readStamp(stampFile, key);
  /** @type {Record<string, string>} */
  const now = {};
  for (const file of sourceFolders.flatMap((folder) => filesBelow(inProject(folder)))) {
    if (!isTypeScript(file) && !assets.has(extname(file))) continue;
    const { mtimeMs, size } = statSync(file);
    now[relative(projectFolder, file)] = `${mtimeMs} ${size}`;
  }
  const stale = Object.keys(now).filter((file) => before[file] !== now[file] || !existsSync(outputOf(file)));
  const lost = Object.keys(before).filter((file) => !(file in now));
  await compile(stale);
  for (const file of lost) for (const output of [outputOf(file), `${outputOf(file)}.map`]) rmSync(output, { force: true });
  if (stale.length + lost.length > 0) writeWhole(stampFile, JSON.stringify({ key, files: now }));
  return { compiled: stale.length, removed: lost.length };
}

/**
 * Bundles the back office into dist/admin when its sources or the dependencies changed.
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function buildAdmin() {
  if (!existsSync(inProject('admin', 'index.html'))) return false;
  const stampFile = inProject('dist', '.admin.json');
  const key = digest(...[inProject('package-lock.json'), ...filesBelow(inProject('admin'))].map(contentOf));
  if (existsSync(inProject('dist', 'admin', 'index.html')) && readStamp(stampFile, key).admin) return false;
  const { build } = await import('vite');
  // Built aside and swapped, so that a server that is running keeps a whole bundle.
  const fresh = inProject('dist', `.admin-${process.pid}`);
  const old = inProject('dist', `.admin-${process.pid}-old`);
  try {
    await build({
      root: inProject('admin'),
      logLevel: 'warn',
      mode: 'production',
      build: { outDir: fresh, emptyOutDir: true },
    });
    if (existsSync(inProject('dist', 'admin'))) renameSync(inProject('dist', 'admin'), old);
    renameSync(fresh, inProject('dist', 'admin'));
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
  writeWhole(stampFile, JSON.stringify({ key, files: { admin: 'built' } }));
  return true;
}

/** @param {string[]} files */
async function compile(files) {
  if (files.length === 0) return;
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    files.map(async (file) => {
      const target = outputOf(file);
      mkdirSync(dirname(target), { recursive: true });
      if (!isTypeScript(file)) return writeWhole(target, readFileSync(inProject(file)));
      const source = inProject(file);
      const { code, map } = await transformFile(source, {
        ...swcOptions,
        filename: source,
        sourceFileName: relative(dirname(target), source),
      });
      writeWhole(`${target}.map`, map ?? '');
      writeWhole(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
    }),
  );
}

/** @param {string} file */
const isTypeScript = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');

/** @param {string} file */
const outputOf = (file) => inProject('dist', isTypeScript(file) ? file.replace(/\.ts$/, '.js') : file);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** @param {string} file */
const contentOf = (file) => `${relative(projectFolder, file)}\n${readFileSync(file, 'base64')}`;

/** @param {string[]} parts */
const digest = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/**
 * @param {string} file
 * @param {string} key
 * @returns {Record<string, string>}
 */
function readStamp(file, key) {
  try {
    const stamp = JSON.parse(readFileSync(file, 'utf8'));
    return stamp.key === key ? stamp.files : {};
  } catch {
    return {};
  }
}

/**
 * A reader sees the old file or the new one, never half of it.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = process.argv[2];
  if (wanted === '--help') {
    console.log(
      'Usage: npm run build [-- server | admin]\n\nCompiles the server and bundles the back office into dist/, as far as something changed.',
    );
    process.exit();
  }
  try {
    if (wanted !== 'admin') {
      const { compiled, removed } = await buildServer();
      console.log(`Server: ${compiled} files compiled, ${removed} removed.`);
    }
    if (wanted !== 'server') console.log((await buildAdmin()) ? 'Back office: bundled.' : 'Back office: nothing changed.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
