import 'reflect-metadata';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Registry } from './kernel/declare/registry.js';

const layers = ['foundation', 'erp', 'crm', 'bridges', 'insight', 'partner'];
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Loads every module, found by its place: all files of every folder of every layer, and of the folders named besides.
 * Declarations, moves, listeners and texts register as their files load; nothing has to be listed.
 */
export async function loadModules(besides: readonly string[] = []): Promise<Registry> {
  const folders = layers
    .map((layer) => join(here, layer))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name)),
    );
  for (const folder of [...folders, ...besides]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(js|ts)$/.test(file) && !file.endsWith('.d.ts')) await import(pathToFileURL(join(folder, file)).href);
    }
  }
  return new Registry();
}
