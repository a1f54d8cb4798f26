import { isInputObjectType, isLeafType, getNullableType, isObjectType } from 'graphql';
import type { Asking } from './company-under-proof.js';
import { records, type Proof } from './proof.js';

/** What somebody is really shown: by coordinate and row, taken from their own schema and answers alone. */
export async function shownCells(proof: Proof, asking: Asking): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  const schema = proof.db.api.schemaFor(asking.principal!.rights);
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const record of records.values()) {
    const type = schema.getType(record.name);
    if (!roots[record.plural] || !isObjectType(type)) continue;
    const fields = Object.values(type.getFields())
      .filter((field) => isLeafType(getNullableType(field.type)))
      .map(({ name }) => name);
    const lists = record.partOf ? [''] : [', archived: false', ', archived: true'];
    for (const archived of lists) {
      const { data } = await proof.ask(
        asking,
        `{ list: ${record.plural}(first: 500${archived}) { nodes { ${[...new Set(['id', ...fields])].join(' ')} } } }`,
      );
      const { nodes } = data!['list'] as { nodes: Record<string, unknown>[] };
      for (const node of nodes)
        for (const field of fields)
          if (node[field] !== null) cells.set(`${record.name}.${field} ${String(node['id'])}`, JSON.stringify(node[field]));
    }
  }
  return cells;
}

/** The fields of a record that somebody may compare for being equal. */
export function comparable(proof: Proof, asking: Asking, record: string): string[] {
  const schema = proof.db.api.schemaFor(asking.principal!.rights);
  const filter = schema.getType(`${record}Filter`);
  if (!isInputObjectType(filter)) return [];
  return Object.values(filter.getFields()).flatMap(({ name, type }) => {
    const compares = getNullableType(type);
    const equal = isInputObjectType(compares) ? compares.getFields()['eq'] : undefined;
    return equal && isLeafType(getNullableType(equal.type)) ? [name] : [];
  });
}
