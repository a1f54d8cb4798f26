import ts from 'typescript';
import { fileURLToPath } from 'node:url';
import { buildSchema } from '../../server/kernel/graphql/build-schema.js';
import { loadModules } from '../../server/wiring.js';
import { noBehaviour } from '../support/no-behaviour.js';
import { coordinatesWithoutWords } from './coordinates.js';
import { expectedRecords } from './expected/index.js';

test('every record and field of the product is written down by hand, with its class, and nothing else is', async () => {
  const registry = await loadModules();
  const spelled = (record: string, names: readonly (readonly [string, string])[]) =>
    names.map(([name, valueClass]) => `${record}.${name} ${valueClass}`);
  const declared = registry.resources.flatMap(({ name, fields }) =>
    spelled(
      name,
      fields.filter(({ hidden }) => !hidden).map((field) => [field.name, field.class]),
    ),
  );
  const written = expectedRecords.flatMap(({ name, fields }) =>
    spelled(
      name,
      [...fields.values()].map((field) => [field.name, field.class]),
    ),
  );
  expect(written.sort()).toEqual(declared.sort());
});

test('every coordinate of the schema follows from what is written down', async () => {
  const { schema } = buildSchema(await loadModules(), noBehaviour);
  // What is new is written down in tests/proof/expected: fields with their records, operations written by hand in operations.ts.
  expect(coordinatesWithoutWords(schema)).toEqual([]);
});

const folder = fileURLToPath(new URL('../../', import.meta.url));

/** What the compiler says about a record that is declared like this. */
function complaintsAbout(field: string): string[] {
  const file = `${folder}tests/proof/made-up/unclassified.ts`;
  const source = `import { Text, Amount, Resource, defineAccess, everyone, Level, type Money } from '../../../server/kernel/declare/index.js';
const access = defineAccess<Sheet>({ domain: 'sales', read: Level.Clerk, create: Level.Clerk, update: Level.Clerk, remove: Level.Clerk, rows: { [Level.Clerk]: everyone() } });
@Resource<Sheet>({ module: 'made-up', access, title: 'name' })
export class Sheet {
  id!: string;
  @Text('public') name!: string;
  ${field}
}`;
  const { config } = ts.readConfigFile(`${folder}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined },
    folder,
  );
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...more) => (name === file ? ts.createSourceFile(name, source, more[0]) : read(name, ...more));
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('a field without a class does not compile', () => {
  expect(complaintsAbout(`@Amount('pay', { currency: 'company' }) wage!: Money;`)).toEqual([]);
  expect(complaintsAbout('@Text() note?: string;').join()).toMatch(/Expected 1-2 arguments/);
  expect(complaintsAbout(`@Text({ optional: true }) note?: string;`).join()).toMatch(/not assignable to parameter of type '"public"/);
  expect(complaintsAbout(`@Text('private') note?: string;`).join()).toMatch(/not assignable to parameter of type/);
}, 120_000);
