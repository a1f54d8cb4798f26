import { deriving, whenWritten, type Work } from '../../kernel/write/index.js';
import { wordFor, type Language } from '../../kernel/declare/index.js';
import { InvalidInput } from '../../kernel/errors.js';
import { Company } from '../../foundation/company/index.js';
import { Location, type LocationKind } from './location.js';
import { Warehouse } from './warehouse.js';

/** A place within another lies in the same warehouse and is of the same kind. */
deriving(Location, async (locations, work) => {
  const parents = await work.getAll(
    Location,
    locations.flatMap(({ parent }) => (parent ? [parent.id] : [])),
  );
  for (const location of locations) {
    const parent = location.parent && parents.get(location.parent.id);
    if (parent) Object.assign(location, { kind: parent.kind, warehouse: parent.warehouse, company: parent.company });
    if (location.kind !== 'internal') location.warehouse = undefined;
    else if (!location.warehouse) throw new InvalidInput({ warehouse: 'REQUIRED' });
    else location.company = (await work.get(Warehouse, location.warehouse)).company;
  }
});

const endsOfTheWorld: readonly LocationKind[] = ['supplier', 'customer', 'transit', 'production', 'loss'];

/** A new warehouse has a place to put goods in, and its company the places where goods come from and go to. */
whenWritten(Warehouse, async (warehouses, work) => {
  const fresh = warehouses.filter(({ version }) => version === 1);
  if (fresh.length === 0) return;
  const companies = await work.lock(Company, fresh.map(({ company }) => company.id).sort());
  const complete = await companiesWithEnds([...companies.keys()], work);
  await work.create(Location, [
    ...fresh.map(({ id, code, company }) => ({ name: code, kind: 'internal', warehouse: id, company: company.id })),
    ...[...companies.values()].filter(({ id }) => !complete.has(id)).flatMap(endsOf),
  ]);
});

async function companiesWithEnds(ids: readonly string[], work: Work): Promise<Set<string>> {
  const rows = await work.rows<{ id: string }>(
    `select distinct company_id as id from location where company_id = any($1::uuid[]) and kind <> 'internal'`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

const endsOf = ({ id, language }: Company): object[] =>
  endsOfTheWorld.map((kind) => ({ name: wordFor(languageOf(language), `location.${kind}`), kind, company: id }));

const languageOf = (language: string): Language => (language === 'es' ? 'es' : 'en');
