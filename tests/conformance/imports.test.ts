import { declaredModules, type ModuleDeclaration } from '../../server/kernel/declare/index.js';
import { loadModules } from '../../server/wiring.js';
import { importsOf, sourcesBelow, type Source } from './support/sources.js';

/** From the ground up: a layer imports from those before it. */
const layers = ['kernel', 'foundation', 'erp', 'crm', 'bridges', 'insight', 'partner'] as const;
/** Within erp, purchasing stands on the books and the warehouse, and sales on all others. */
const aboveItsPeers = ['purchasing', 'sales'];

let modules: ReadonlyMap<string, ModuleDeclaration>;
const sources = layers.flatMap((layer) => sourcesIn(layer));

beforeAll(async () => {
  await loadModules();
  modules = new Map(declaredModules().map((module) => [`${module.layer}/${module.name}`, module]));
});

function sourcesIn(layer: string): Source[] {
  try {
    return sourcesBelow(`server/${layer}`);
  } catch {
    return [];
  }
}

/** `server/erp/sales/sales-order.ts` → `erp/sales`; everything of the kernel is `kernel`. */
const homeOf = (path: string): string => {
  const [, layer, name] = path.split('/');
  return layer === 'kernel' ? 'kernel' : `${layer}/${name}`;
};
const layerOf = (home: string): number => layers.indexOf(home.split('/')[0] as (typeof layers)[number]);

const crossings = sources.flatMap((source) =>
  importsOf(source)
    .filter((imported) => layers.some((layer) => imported.startsWith(`server/${layer}/`)) && homeOf(imported) !== homeOf(source.path))
    .map((imported) => ({ from: source.path, to: imported })),
);

test('the kernel imports no module', () => {
  expect(crossings.filter(({ from }) => homeOf(from) === 'kernel')).toEqual([]);
});

test('every folder of a layer declares itself under its own name and layer', () => {
  const folders = new Set(sources.map(({ path }) => homeOf(path)).filter((home) => home !== 'kernel'));
  expect([...folders].sort()).toEqual([...modules.keys()].sort());
});

test('imports point down, and peers meet only where one stands on the other', () => {
  const wrong = crossings.filter(({ from, to }) => {
    const [mine, theirs] = [homeOf(from), homeOf(to)];
    if (layerOf(theirs) < layerOf(mine)) return false;
    const storey = (home: string) => aboveItsPeers.indexOf(home.split('/')[1]!);
    return layerOf(theirs) > layerOf(mine) || !(mine.startsWith('foundation/') || storey(mine) > storey(theirs));
  });
  expect(wrong).toEqual([]);
});

test('a module uses what it says it uses, all of it and nothing else', () => {
  for (const [home, { name, uses }] of modules) {
    const used = crossings
      .filter(({ from, to }) => homeOf(from) === home && homeOf(to) !== 'kernel')
      .map(({ to }) => homeOf(to).split('/')[1]!);
    expect({ name, uses: [...uses].sort() }).toEqual({ name, uses: [...new Set(used)].sort() });
  }
});

test('modules do not stand on each other in a circle', () => {
  const above = (name: string, way: readonly string[]): string[] => {
    if (way.includes(name)) return [[...way, name].join(' → ')];
    const module = [...modules.values()].find((each) => each.name === name)!;
    return module.uses.flatMap((used) => above(used, [...way, name]));
  };
  expect([...modules.values()].flatMap(({ name }) => above(name, []))).toEqual([]);
});
