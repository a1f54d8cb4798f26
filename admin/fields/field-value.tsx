import type { ManifestField, WireRecord } from '../manifest.js';
import { widgetFor } from './field-widgets.js';

/** One field of one record, drawn after its kind. */
export function FieldValue({ field, record, parent }: { field: ManifestField; record: WireRecord; parent?: WireRecord }) {
  const { Value } = widgetFor(field);
  return <Value field={field} value={record[field.name]} record={record} parent={parent} />;
}
