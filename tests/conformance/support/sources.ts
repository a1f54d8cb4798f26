import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../../..', import.meta.url));

export interface Source {
  /** From the project's root: `server/kernel/read/plan.ts`. */
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below a folder. */
export function sourcesBelow(folder: string): Source[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => {
      const path = join(project, folder, file);
      return { path: relative(project, path), text: readFileSync(path, 'utf8') };
    });
}

/** The files of this project that a file imports, types included. */
export function importsOf({ path, text }: Source): string[] {
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|import\s+'(\.[^']+)'/g),
  ];
  return specifiers.map((found) => join(path, '..', (found[1] ?? found[2] ?? found[3])!));
}
