import { sourcesBelow } from './support/sources.js';

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

/** What the code declares is the business of these; all others ask the rights of whoever asks, which know the version in force. */
const readDeclarations = /^server\/kernel\/(declare|rights|access)\//;

test('nobody decides by the declared tables: what is in force is asked of the rights', () => {
  const deciding = sourcesBelow('server')
    .filter(({ path }) => !readDeclarations.test(path))
    .filter(({ text }) =>
      /(?<!rights)\.access\b(?!\(|\.js)|\{[^{}]*\baccess\b[^{}]*\}(?: of |\) =>)|fieldRightsOf|declaredLevels/.test(withoutComments(text)),
    );
  expect(deciding.map(({ path }) => path)).toEqual([]);
});
