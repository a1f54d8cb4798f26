import { BooleanInput, SearchInput } from 'react-admin';
import type { InputProps } from '../fields/field-widget.js';
import { widgetFor } from '../fields/field-widgets.js';
import { ownFields, type ManifestRecord } from '../manifest.js';

interface FilterProps extends InputProps {
  readonly label: string;
}

/** react-admin reads `source` and `label` off the element; the widget of the field's kind draws it. */
function FieldFilter({ field, source }: FilterProps) {
  const { Filter } = widgetFor(field);
  return Filter ? <Filter field={field} source={source} /> : null;
}

/** The filters that a list offers: the search box, and one for every field that the API can filter by. */
export function filtersFor(record: ManifestRecord) {
  const search = record.searchable ? [<SearchInput key="search" source="search" alwaysOn />] : [];
  const byField = [...ownFields(record), ...record.fields.filter(({ name }) => name === 'createdAt' || name === 'updatedAt')]
    .filter((field) => field.filter && widgetFor(field).Filter)
    .map((field) => <FieldFilter key={field.name} source={field.name} label={field.label} field={field} />);
  const removed = <BooleanInput key="archived" source="archived" label="timon.removed.filter" defaultValue helperText={false} />;
  return [...search, ...byField, removed];
}
