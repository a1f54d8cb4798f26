import type { Field, RecordType } from '../declare/registry.js';
import { readsOf } from './deriving.js';

/** A link of a linked record: what it points at will be needed next. */
export interface Nearby {
  readonly from: RecordType;
  readonly link: Field;
}

const known = new WeakMap<RecordType, readonly Nearby[]>();

/** What the derivations of a record say they read beyond its own links. */
export function nearbyOf(record: RecordType): readonly Nearby[] {
  const nearby = known.get(record) ?? readsOf(record.target).map((path) => nearbyAt(record, path));
  known.set(record, nearby);
  return nearby;
}

function nearbyAt(record: RecordType, path: string): Nearby {
  const links = path.split('.');
  const last = links.pop()!;
  const from = links.reduce((owner, name) => owner.field(name).target!, record);
  return { from, link: from.field(last) };
}
