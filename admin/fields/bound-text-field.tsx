import { TextField } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { InputHelperText, useInput, type Validator } from 'react-admin';
import type { InputProps } from './field-widget.js';

/** How a value is spelt for people: `read` answers undefined for what it cannot read. */
export interface Spelling {
  readonly write: (value: string) => string;
  readonly read: (typed: string) => string | undefined;
}

interface Props extends InputProps {
  readonly validate?: Validator[];
  readonly spelling?: Spelling;
  readonly type?: string;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly align?: 'right';
  readonly inputMode?: 'decimal' | 'numeric' | 'email' | 'tel' | 'url';
  readonly end?: (value: string, change: (value: string) => void) => ReactNode;
  readonly choices?: ReactNode;
  readonly label?: string;
  /** What is kept in the form for what was read, where that is not text. */
  readonly stored?: (value: string) => unknown;
}

const asTyped: Spelling = { write: (value) => value, read: (typed) => typed };

/** The one text box behind every typed kind: what cannot be read stays as typed and is refused by the validator, never lost. */
export function BoundTextField(props: Props) {
  const { field, source, dense, validate, spelling = asTyped, stored = String, choices, end } = props;
  const [draft, setDraft] = useState<string>();
  const { id, field: bound, fieldState, isRequired } = useInput({ source, validate, defaultValue: '' });
  const value = bound.value === null || bound.value === undefined ? '' : String(bound.value);
  const failed = fieldState.invalid && fieldState.error !== undefined;
  const help = failed || (field.help && !dense);
  return (
    <TextField
      id={id}
      name={bound.name}
      inputRef={bound.ref}
      label={dense ? undefined : (props.label ?? field.label)}
      type={props.type}
      value={draft ?? (value && spelling.write(value))}
      onChange={({ target }) => {
        if (spelling !== asTyped) setDraft(target.value);
        const read = target.value === '' ? undefined : spelling.read(target.value);
        bound.onChange(read === undefined ? target.value : stored(read));
      }}
      onBlur={() => {
        setDraft(undefined);
        bound.onBlur();
      }}
      required={isRequired && !dense}
      error={failed}
      helperText={help ? <InputHelperText error={fieldState.error?.message} helperText={field.help} /> : undefined}
      multiline={props.multiline}
      minRows={props.multiline ? 3 : undefined}
      select={choices !== undefined}
      placeholder={props.placeholder}
      fullWidth
      margin={dense ? 'none' : 'dense'}
      variant={dense ? 'standard' : 'outlined'}
      slotProps={{
        htmlInput: {
          'aria-label': dense ? field.label : undefined,
          inputMode: props.inputMode,
          maxLength: spelling === asTyped ? field.maxLength : undefined,
          autoComplete: 'off',
          style: props.align === 'right' ? { textAlign: 'right' } : undefined,
        },
        input: { endAdornment: end?.(value, bound.onChange) },
        select: { inputProps: { 'aria-label': dense ? field.label : undefined } },
      }}
    >
      {choices}
    </TextField>
  );
}
