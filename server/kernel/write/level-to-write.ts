import type { Level } from '../declare/level.js';
import type { RecordType } from '../declare/registry.js';
import type { Input } from './apply-input.js';

/** The highest level that any of the fields sent takes, in the record or its lines, and at least the operation's own. */
export function levelToWrite(record: RecordType, inputs: readonly Input[], least: Level): Level {
  let level = least;
  for (const input of inputs) {
    for (const name of Object.keys(input)) {
      if (!record.has(name)) continue;
      const field = record.field(name);
      if (field.writeLevel > level) level = field.writeLevel;
      if (field.kind === 'lines' && Array.isArray(input[name])) level = levelToWrite(field.target!, input[name].filter(isInput), level);
    }
  }
  return level;
}

const isInput = (value: unknown): value is Input => typeof value === 'object' && value !== null;
