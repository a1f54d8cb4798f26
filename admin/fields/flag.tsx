import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import { Checkbox, FormControlLabel, FormHelperText, MenuItem, Switch } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { BoundTextField } from './bound-text-field.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';

const middle = { verticalAlign: 'middle' };

function FlagValue({ value }: ValueProps) {
  const translate = useTranslate();
  if (value === null || value === undefined) return null;
  const title = translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  return value ? (
    <CheckIcon fontSize="small" color="success" titleAccess={title} sx={middle} />
  ) : (
    <RemoveIcon fontSize="small" color="disabled" titleAccess={title} sx={middle} />
  );
}

function FlagInput({ field, source, dense }: InputProps) {
  const { id, field: bound, fieldState } = useInput({ source, defaultValue: false });
  const box = { id, checked: Boolean(bound.value), onChange: bound.onChange, onBlur: bound.onBlur, name: bound.name };
  if (dense) return <Checkbox {...box} size="small" slotProps={{ input: { 'aria-label': field.label } }} />;
  return (
    <>
      <FormControlLabel control={<Switch {...box} />} label={field.label} sx={{ mt: 1 }} />
      {(fieldState.error || field.help) && (
        <FormHelperText error={fieldState.invalid}>
          <InputHelperText error={fieldState.error?.message} helperText={field.help} />
        </FormHelperText>
      )}
    </>
  );
}

const asChosen = { write: String, read: (typed: string) => typed };

function FlagFilter({ field, source }: InputProps) {
  const translate = useTranslate();
  const choices = { '': '\u00a0', true: translate('ra.boolean.true'), false: translate('ra.boolean.false') };
  const items = Object.entries(choices).map(([value, label]) => (
    <MenuItem key={value} value={value}>
      {label}
    </MenuItem>
  ));
  const stored = (value: string) => value === 'true';
  return (
    <BoundTextField field={{ ...field, help: undefined }} source={`${source}.eq`} choices={items} spelling={asChosen} stored={stored} />
  );
}

export const flagWidget: FieldWidget = { Value: FlagValue, Input: FlagInput, Filter: FlagFilter };
