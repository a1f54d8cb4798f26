import { Chip, ListItemText, MenuItem, TextField, useTheme } from '@mui/material';
import { useInput } from 'react-admin';
import type { ManifestField } from '../manifest.js';
import { BoundTextField, type Spelling } from './bound-text-field.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';
import { presence } from './validators.js';

const labelOf = (field: ManifestField, value: unknown): string =>
  field.choices?.find((choice) => choice.value === String(value))?.label ?? String(value ?? '');

const asChosen: Spelling = { write: String, read: (typed) => typed };

function ChoiceInput(props: InputProps) {
  const { field } = props;
  const empty = field.optional ? [{ value: '', label: '\u00a0' }] : [];
  const items = [...empty, ...(field.choices ?? [])].map(({ value, label }) => (
    <MenuItem key={value} value={value}>
      {label}
    </MenuItem>
  ));
  const stored = field.kind === 'integer' ? Number : String;
  return <BoundTextField {...props} validate={presence(field)} choices={items} spelling={asChosen} stored={stored} />;
}

function ChoiceFilter({ field, source }: InputProps) {
  const { id, field: bound } = useInput({ source: `${source}.in`, defaultValue: [] });
  const chosen = Array.isArray(bound.value) ? (bound.value as string[]) : [];
  return (
    <TextField
      id={id}
      select
      label={field.label}
      value={chosen}
      onChange={bound.onChange}
      sx={{ minWidth: 180 }}
      slotProps={{
        select: { multiple: true, renderValue: (values) => (values as string[]).map((value) => labelOf(field, value)).join(', ') },
      }}
    >
      {field.choices?.map(({ value, label }) => (
        <MenuItem key={value} value={value}>
          <ListItemText primary={label} />
        </MenuItem>
      ))}
    </TextField>
  );
}

export const choiceWidget: FieldWidget = {
  Value: ({ field, value }) => <>{labelOf(field, value)}</>,
  Input: ChoiceInput,
  Filter: ChoiceFilter,
};

/** States differ in shade by their place in the flow, so a list can be read at a glance; the word always stands beside it. */
function StateBadge({ field, value }: ValueProps) {
  const { palette } = useTheme();
  const place = field.choices?.findIndex((choice) => choice.value === value) ?? 0;
  const shades = [
    palette.text.secondary,
    palette.info.main,
    palette.success.main,
    palette.secondary.main,
    palette.error.main,
    palette.primary.main,
  ];
  const shade = shades[Math.max(place, 0) % shades.length]!;
  return <Chip label={labelOf(field, value)} size="small" variant="outlined" sx={{ color: shade, borderColor: shade }} />;
}

export const stateWidget: FieldWidget = { Value: StateBadge, Input: ChoiceInput, Filter: ChoiceFilter };
