import type { ManifestRecord, WireRecord } from '../record-book.js';

/** The server says with each record whether it may be changed; the manifest says in which states anything can be. */
export function mayEdit(type: ManifestRecord, record: WireRecord): boolean {
  const state = type.fields.find(({ kind }) => kind === 'state');
  const open = !type.editableIn || !state || type.editableIn.includes(String(record[state.name]));
  return type.may.update && open && record.can?.update !== false;
}
