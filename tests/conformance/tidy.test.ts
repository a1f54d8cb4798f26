import { sourcesBelow } from './support/sources.js';

const server = sourcesBelow('server');
const written = [
  ...server,
  ...sourcesBelow('migrations'),
  ...sourcesBelow('seeds'),
  ...sourcesBelow('tests').filter(({ path }) => !path.endsWith('tidy.test.ts')),
];

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
const saying = (pattern: RegExp, sources = written) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('no value is of any type', () => {
  const anywhere = written.map(({ path, text }) => ({ path, text: withoutComments(text).replace(/'[^'\n]*'|`[^`]*`/g, '') }));
  expect(saying(/(?::|\bas|<|,) any\b|\bany\[\]/, anywhere)).toEqual([]);
});

test('nothing is left to be done', () => {
  expect(saying(/\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('the server logs and does not print; only commands talk to a terminal', () => {
  expect(
    saying(
      /console\.(log|debug|info)\(/,
      server.filter(({ path }) => !path.startsWith('server/commands/')),
    ),
  ).toEqual([]);
});

test('only the configuration reads the environment', () => {
  expect(saying(/process\.env\b/, server).filter((path) => path !== 'server/config.ts')).toEqual([]);
});

test('a file is named in kebab-case', () => {
  expect(
    written
      .map(({ path }) => path.split('/').at(-1)!)
      .filter(
        (name) =>
          !/^(\d{8}T\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.(test|access|flow|errors|events|texts)(\.(en|es))?)?(\.(en|es))?\.tsx?$/.test(name),
      ),
  ).toEqual([]);
});

test('long files are shown, for a look and not as a limit', () => {
  const long = server.map(({ path, text }) => ({ path, lines: text.split('\n').length })).filter(({ lines }) => lines > 250);
  if (long.length > 0) process.stdout.write(`${long.map(({ path, lines }) => `${path}: ${lines} lines`).join('\n')}\n`);
  expect(long.length).toBeLessThan(server.length / 10);
});
