import { Stack } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { formatDecimal, parseDecimal, typedDecimal } from '../format.js';
import type { ManifestField } from '../manifest.js';
import { BoundTextField, type Spelling } from './bound-text-field.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';
import { numberValidators } from './validators.js';

function NumberValue({ value }: ValueProps) {
  const [language] = useLocaleState();
  return <>{value === null || value === undefined ? '' : formatDecimal(value as string, language)}</>;
}

function useDecimalSpelling(): Spelling {
  const [language] = useLocaleState();
  return {
    write: (value) => (/^-?[\d.]+$/.test(value) ? typedDecimal(value, language) : value),
    read: (typed) => parseDecimal(typed, language),
  };
}

/** Whole numbers travel as JSON numbers, all others as text. */
const storedAs = (field: ManifestField) => (field.kind === 'integer' ? Number : String);

export function NumberInput(props: InputProps) {
  const { field } = props;
  return (
    <BoundTextField
      {...props}
      spelling={useDecimalSpelling()}
      stored={storedAs(field)}
      validate={numberValidators(field)}
      inputMode="decimal"
      align="right"
    />
  );
}

/** From … to …, either end open. */
export function NumberRangeFilter({ field, source }: InputProps) {
  const translate = useTranslate();
  const spelling = useDecimalSpelling();
  const open = { ...field, optional: true, help: undefined };
  const ends = { gte: 'timon.filter.from', lte: 'timon.filter.to' };
  return (
    <Stack direction="row" spacing={1} sx={{ width: { xs: '100%', sm: 360 } }}>
      {Object.entries(ends).map(([end, text]) => (
        <BoundTextField
          key={end}
          field={open}
          source={`${source}.${end}`}
          label={translate(text, { field: field.label })}
          spelling={spelling}
          stored={storedAs(field)}
          validate={numberValidators({ ...open, min: undefined, max: undefined })}
          inputMode="decimal"
        />
      ))}
    </Stack>
  );
}

export const numberWidget: FieldWidget = { Value: NumberValue, Input: NumberInput, Filter: NumberRangeFilter, align: 'right' };
