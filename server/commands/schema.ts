import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApi } from '../kernel/graphql/build-api.js';
import type { Kernel } from '../kernel/kernel.js';
import { loadModules } from '../wiring.js';

const usage = `Usage: npm run schema [-- --print]

Writes the whole GraphQL schema to schema.graphql, as the modules declare it. --print shows it instead.`;

/** `npm run schema`. Nothing is asked of a database: the schema follows from the declarations alone. */
export default async function writeSchema(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const registry = await loadModules();
  const { schema } = buildApi({ registry } as Kernel);
  const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if (args.includes('--print')) process.stdout.write(text);
  else {
    writeFileSync(resolve('schema.graphql'), text);
    console.log(`schema.graphql: ${text.split('\n').length - 1} lines, ${registry.resources.length} records.`);
  }
  return 0;
}
