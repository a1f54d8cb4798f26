import { Autocomplete, TextField } from '@mui/material';
import { useEffect, useState, type MouseEvent } from 'react';
import { InputHelperText, Link, useCreatePath, useGetList, useGetMany, useInput, useTranslate, type Validator } from 'react-admin';
import { fieldOf, useRecordBook, type ManifestField, type WireRecord } from '../manifest.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';

export interface LinkedRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

function LinkValue({ field, value }: ValueProps) {
  const book = useRecordBook();
  const createPath = useCreatePath();
  const target = book.find(field.target);
  const linked = value as LinkedRecord | null | undefined;
  if (!linked) return null;
  const title = book.titleOf(target, linked) || linked.id.slice(-8);
  if (!target || target.partOf) return <>{title}</>;
  return (
    <Link
      to={createPath({ resource: target.plural, type: 'show', id: linked.id })}
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {title}
    </Link>
  );
}

interface PickerProps {
  readonly field: ManifestField;
  readonly value: LinkedRecord | null;
  readonly onChange: (value: LinkedRecord | null) => void;
  readonly onBlur?: () => void;
  readonly dense?: boolean;
  readonly required?: boolean;
  readonly error?: string;
  readonly id?: string;
}

/** Finds a record by typing part of its name; the first answers come when the list is opened. */
export function LinkPicker({ field, value, onChange, onBlur, dense, required, error, id }: PickerProps) {
  const book = useRecordBook();
  const translate = useTranslate();
  const target = book.find(field.target);
  const title = target && fieldOf(target, target.title);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed, 200);
  const search = !sought ? {} : target?.searchable ? { search: sought } : title?.search ? { [title.name]: { contains: sought } } : {};
  const { data = [], isFetching } = useGetList<WireRecord>(
    target?.plural ?? '',
    {
      pagination: { page: 1, perPage: 25 },
      sort: { field: target?.title ?? 'id', order: 'ASC' },
      filter: { ...whereOf(field), ...search },
    },
    { enabled: open && target !== undefined, retry: false },
  );
  const found = data as readonly LinkedRecord[];
  const isAhead = isFetching || sought !== typed;
  const holds = (option: LinkedRecord) => book.titleOf(target, option).toLowerCase().includes(typed.toLowerCase());
  // Until the answer to what was typed is there, only what fits it anyway: Enter must never take a row of an older answer.
  const options = isAhead ? found.filter(holds) : found;
  const help = error ?? (dense || value ? undefined : defaultHelp(field, translate));
  return (
    <Autocomplete<LinkedRecord>
      id={id}
      value={value}
      options={options}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      loading={isAhead}
      onChange={(_, chosen) => onChange(chosen)}
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      onBlur={onBlur}
      filterOptions={(all) => all}
      getOptionLabel={(option) => book.titleOf(target, option) || option.id.slice(-8)}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      autoHighlight
      handleHomeEndKeys
      fullWidth
      disabled={!target}
      noOptionsText={translate('timon.link.none')}
      loadingText={translate('ra.page.loading')}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      slotProps={{ popper: { style: { minWidth: 240 } } }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={dense ? undefined : field.label}
          required={required && !dense}
          error={error !== undefined}
          helperText={help && <InputHelperText error={error} helperText={help} />}
          variant={dense ? 'standard' : 'outlined'}
          margin={dense ? 'none' : 'dense'}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': dense ? field.label : undefined },
          }}
        />
      )}
    />
  );
}

/** Says what the server fills in when the link is left empty. */
function defaultHelp(field: ManifestField, translate: (key: string, options?: object) => string): string | undefined {
  if (typeof field.default !== 'string') return field.help;
  return translate(`timon.default.${field.default.replaceAll(' ', '_')}`, { _: field.help ?? '' }) || undefined;
}

/** Offers only what the write would accept. */
const whereOf = ({ where = {} }: ManifestField): Record<string, { eq: unknown }> =>
  Object.fromEntries(Object.entries(where).map(([name, value]) => [name, { eq: value }]));

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

const chosen: Validator = (value: unknown) => ((value as LinkedRecord | null)?.id ? undefined : 'ra.validation.required');

function LinkInput({ field, source, dense }: InputProps) {
  const { id, field: bound, fieldState } = useInput({ source, defaultValue: null, validate: field.optional ? [] : [chosen] });
  const value = bound.value as LinkedRecord | null | '';
  return (
    <LinkPicker
      id={id}
      field={field}
      value={value && value.id ? value : null}
      onChange={bound.onChange}
      onBlur={bound.onBlur}
      dense={dense}
      required={!field.optional}
      error={fieldState.error?.message}
    />
  );
}

/** The list's address holds only the id, so after a reload the title is asked for. */
function LinkFilter({ field, source }: InputProps) {
  const target = useRecordBook().find(field.target);
  const { id, field: bound } = useInput({ source: `${source}.id.eq`, defaultValue: '' });
  const [picked, setPicked] = useState<LinkedRecord | null>(null);
  const known = picked?.id === bound.value;
  const { data } = useGetMany<WireRecord>(
    target?.plural ?? '',
    { ids: [bound.value as string] },
    { enabled: Boolean(bound.value) && !known && Boolean(target) },
  );
  const value = !bound.value ? null : known ? picked : ((data?.[0] as LinkedRecord | undefined) ?? { id: bound.value as string });
  return (
    <div style={{ minWidth: 220 }}>
      <LinkPicker
        id={id}
        field={{ ...field, default: undefined, help: undefined }}
        value={value}
        onChange={(next) => {
          setPicked(next);
          bound.onChange(next?.id ?? '');
        }}
      />
    </div>
  );
}

export const linkWidget: FieldWidget = { Value: LinkValue, Input: LinkInput, Filter: LinkFilter };
