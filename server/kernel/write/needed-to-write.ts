import type { Level } from '../declare/level.js';
import type { RecordType } from '../declare/registry.js';
import type { Rights } from '../rights/rights.js';
import type { Input } from './apply-input.js';

/** What the caller's grants have to reach on a row, as the scopes name it: a level, `bank 4`. */
export type Needed = readonly string[];

/**
 * What it takes to write these inputs: the operation's own level or the highest that any field sent takes, in the record or
 * its lines, and every right of its own that a field sent needs.
 */
export function neededToWrite(rights: Rights, record: RecordType, inputs: readonly Input[], least: Level): Needed {
  const found = { level: least, openings: new Set<string>() };
  collect(rights, record, inputs, found);
  return [String(found.level), ...[...found.openings].sort()];
}

function collect(rights: Rights, record: RecordType, inputs: readonly Input[], found: { level: Level; openings: Set<string> }): void {
  for (const input of inputs) {
    for (const name of Object.keys(input)) {
      if (!record.has(name)) continue;
      const field = record.field(name);
      found.level = Math.max(found.level, rights.writeLevel(field)) as Level;
      const opening = rights.toWrite(field);
      if (opening !== String(rights.writeLevel(field))) found.openings.add(opening);
      if (field.kind === 'lines' && Array.isArray(input[name])) collect(rights, field.target!, input[name].filter(isInput), found);
    }
  }
}

const isInput = (value: unknown): value is Input => typeof value === 'object' && value !== null;
