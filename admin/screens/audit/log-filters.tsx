import FilterIcon from '@mui/icons-material/FilterList';
import { Box, Button, useMediaQuery, type Theme } from '@mui/material';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { FormProvider, useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { DayInput } from '../../fields/date.js';
import { moments } from '../../fields/instant.js';
import { linkWidget } from '../../fields/link.js';
import { useRecordBook, type ManifestField } from '../../manifest.js';

/** What is sought in a log, as its form has it. */
export interface Sought {
  readonly who?: { readonly id?: { readonly eq?: string } };
  readonly from?: string;
  readonly until?: string;
  readonly [name: string]: unknown;
}

const settlingMs = 300;

/** The filters of a log. They are still set when somebody comes back from what they have found. */
export function useLogFilters<Filter extends Sought>(log: string): { form: UseFormReturn<Record<string, unknown>>; sought: Filter } {
  const [kept, keep] = useStore<Filter>(`log.${log}`, {} as Filter);
  const form = useForm({ defaultValues: kept as Record<string, unknown> });
  const typed = JSON.stringify(useWatch({ control: form.control }));
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(typed);
      keep(JSON.parse(typed) as Filter);
    }, settlingMs);
    return () => clearTimeout(timer);
    // The store's setter is new on every turn and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return { form, sought: JSON.parse(settled) as Filter };
}

/** Who and from when until when, and what else the log can be searched by. A phone shows them when they are asked for. */
export function LogFilters({ form, children }: { form: UseFormReturn<Record<string, unknown>>; children?: ReactNode }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const set = Object.values(useWatch({ control: form.control })).filter(isSet).length;
  const Who = linkWidget.Filter!;
  return (
    <FormProvider {...form}>
      {isNarrow && (
        <Button
          startIcon={<FilterIcon />}
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          sx={{ mb: 1 }}
        >
          {[translate('timon.audit.filters'), set > 0 && `(${set})`].filter(Boolean).join(' ')}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <Box
          component="search"
          id={id}
          sx={{
            display: 'grid',
            gap: 1.5,
            rowGap: 0.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(210px, 1fr))' },
            mb: 1.5,
          }}
        >
          {book.find('Employee') && <Who field={fieldCalled(translate('timon.audit.who'), 'link', { target: 'Employee' })} source="who" />}
          {children}
          <FromUntil />
        </Box>
      )}
    </FormProvider>
  );
}

/** From which moment until which, by days of whoever asks. */
export function FromUntil() {
  const translate = useTranslate();
  return (['from', 'until'] as const).map((name) => (
    <DayInput
      key={name}
      field={fieldCalled(translate(`timon.audit.${name}`), 'instant')}
      source={name}
      moment={moments[name === 'from' ? 'gte' : 'lte']}
    />
  ));
}

/** Links and choices are set by what is chosen in them. */
const isSet = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && typeof value === 'object' ? Object.values(value).some(isSet) : Boolean(value);

/** A filter looks like a field of a record, and is drawn like one. */
export const fieldCalled = (label: string, kind: ManifestField['kind'], more: Partial<ManifestField> = {}): ManifestField => ({
  name: label,
  label,
  kind,
  optional: true,
  writable: 'always',
  filter: true,
  search: false,
  ...more,
});
