import { Box } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
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

/** Who and from when until when, and what else the log can be searched by. */
export function LogFilters({ form, children }: { form: UseFormReturn<Record<string, unknown>>; children?: ReactNode }) {
  const translate = useTranslate();
  const book = useRecordBook();
  const Who = linkWidget.Filter!;
  return (
    <FormProvider {...form}>
      <Box
        component="search"
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
        {(['from', 'until'] as const).map((name) => (
          <DayInput
            key={name}
            field={fieldCalled(translate(`timon.audit.${name}`), 'instant')}
            source={name}
            moment={moments[name === 'from' ? 'gte' : 'lte']}
          />
        ))}
      </Box>
    </FormProvider>
  );
}

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
