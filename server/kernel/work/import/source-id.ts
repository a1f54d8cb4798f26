import { createHash } from 'node:crypto';

/**
 * The id of what a row becomes. It follows from the row's key, so that another row can link to it before it is looked up,
 * and a run that was cut off repeats the same creates instead of making new records.
 */
export function sourceId(source: string, table: string, key: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([source, table, key]))
    .digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
