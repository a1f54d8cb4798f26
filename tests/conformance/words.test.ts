import { languages, Level, textsOf, wordFor, wordsUnder, declaredModules, type Registry } from '../../server/kernel/declare/index.js';
import '../../server/kernel/texts.en.js';
import '../../server/kernel/texts.es.js';
import '../../server/kernel/http/http.texts.en.js';
import '../../server/kernel/http/http.texts.es.js';
import { declaredPapers } from '../../server/kernel/work/print/paper.js';
import { loadModules } from '../../server/wiring.js';
import { sourcesBelow } from './support/sources.js';

/** Words that Spanish and English share. */
const shared = new Set(['BIC', 'Factor', 'Fax', 'IBAN', 'Id', 'Total']);

let registry: Registry;
beforeAll(async () => {
  registry = await loadModules();
});

/** All that has to have a name, by the key under which it is looked up. */
function named(): Map<string, (language: 'en' | 'es') => string | undefined> {
  const wanted = new Map<string, (language: 'en' | 'es') => string | undefined>();
  const word = (key: string) => wanted.set(key, (language) => wordFor(language, key));
  for (const record of registry.resources) {
    const text = (key: string, of: (texts: NonNullable<ReturnType<typeof textsOf>>) => string | undefined) =>
      wanted.set(`${record.name} ${key}`, (language) => {
        const texts = textsOf(language, record.name);
        return texts && of(texts);
      });
    text('one', ({ one }) => one);
    text('many', ({ many }) => many);
    for (const field of record.fields) {
      if (field.hidden || field.system || field.twinOf) continue;
      text(`field ${field.name}`, ({ fields }) => fields[field.name]);
      if (field.kind === 'state') for (const state of field.choices!) text(`state ${state}`, ({ states }) => states?.[state]);
      if (field.kind === 'choice')
        for (const choice of field.choices!) text(`choice ${field.name}.${choice}`, ({ choices }) => choices?.[field.name]?.[choice]);
    }
    for (const [move, level] of Object.entries(record.access.moves))
      if (level < Level.System) text(`move ${move}`, ({ moves }) => moves?.[move]);
    word(`domain.${record.access.domain}`);
  }
  for (const { name } of declaredPapers()) word(`paper.${name}`);
  for (const { name } of declaredModules()) word(`module.${name}`);
  for (const name of ['id', 'version', 'createdAt', 'updatedAt', 'archivedAt', 'position', 'inCompanyCurrency']) word(`field.${name}`);
  for (const code of codesInSources()) word(`error.${code}`);
  for (const reason of reasonsInSources()) word(`reason.${reason}`);
  return wanted;
}

const server = sourcesBelow('server');

/** The codes that refusals are made with: `super('CODE'` in the classes of errors, `new RuleBroken('CODE'`. */
const codesInSources = (): string[] =>
  found(/(?:extends (?:DomainError|RuleBroken|\w+)[^]*?super\(|new (?:RuleBroken|DomainError)\()'([A-Z][A-Z_]+)'/g);
/** The reasons that fields are refused for: `new InvalidInput({ path: 'REASON' })`, `new Refused('REASON')`, `reasons[…] = 'REASON'`. */
const reasonsInSources = (): string[] =>
  found(/(?:new InvalidInput\(\{[^}]*?: |new Refused\(|reasons\[[^\]]*\] (?:\?\?)?= )'([A-Z][A-Z_]+)'/g);

const found = (pattern: RegExp): string[] =>
  [...new Set(server.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, code]) => code!)))].sort();

test('the sources name codes and reasons at all', () => {
  expect(codesInSources()).toEqual(expect.arrayContaining(['FORBIDDEN', 'CREDIT_LIMIT_EXCEEDED', 'POSTED']));
  expect(reasonsInSources()).toEqual(expect.arrayContaining(['OUT_OF_RANGE', 'BAD_NUMBER']));
});

test.each(languages)('everything has its words in %s', (language) => {
  const missing = [...named()].filter(([, wordIn]) => !wordIn(language)?.trim()).map(([key]) => key);
  expect(missing).toEqual([]);
});

test('both languages hold the same words', () => {
  expect(Object.keys(wordsUnder('es', '')).sort()).toEqual(Object.keys(wordsUnder('en', '')).sort());
});

test('a sentence takes the same facts in both languages', () => {
  const facts = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, fact]) => fact).sort();
  const spanish = wordsUnder('es', '');
  for (const [key, sentence] of Object.entries(wordsUnder('en', '')))
    expect({ key, facts: facts(spanish[key]!) }).toEqual({ key, facts: facts(sentence) });
});

test('what is said in Spanish is not English', () => {
  const untranslated = [...named()]
    .map(([key, wordIn]) => [key, wordIn('en'), wordIn('es')] as const)
    .filter(([, en, es]) => en === es && !shared.has(en!));
  expect(untranslated).toEqual([]);
});
