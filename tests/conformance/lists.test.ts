import 'reflect-metadata';
import type { Registry } from '../../server/kernel/declare/index.js';
import { declaredModules } from '../../server/kernel/declare/module.js';
import { loadModules } from '../../server/wiring.js';

let registry: Registry;
beforeAll(async () => {
  registry = await loadModules();
});

test('a list that says what it shows can be opened from its title, and shows only what fits into a cell', () => {
  const declared = registry.resources.filter(({ options }) => options.columns);
  expect(declared.length).toBeGreaterThan(10);
  for (const record of declared) {
    const { columns = [] } = record.options;
    if (!record.partOf) expect([record.name, columns]).toEqual([record.name, expect.arrayContaining([record.title.name])]);
    expect([record.name, columns.filter((name) => ['lines', 'longText'].includes(record.field(name).kind))]).toEqual([record.name, []]);
    expect([record.name, new Set(columns).size]).toEqual([record.name, columns.length]);
  }
});

test('a module orders its own records in the menu, and names no others', () => {
  for (const { name, menu = [] } of declaredModules()) {
    const own = registry.resources.filter((record) => record.module === name && !record.partOf).map((record) => record.name);
    expect([name, menu.filter((record) => !own.includes(record))]).toEqual([name, []]);
  }
});
