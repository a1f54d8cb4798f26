import EventIcon from '@mui/icons-material/Event';
import { IconButton, InputAdornment, MenuItem, Stack } from '@mui/material';
import { useRef, type ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { dayPattern, formatDay, parseDay, typedDay } from '../format.js';
import type { Language } from '../languages.js';
import { BoundTextField, type Spelling } from './bound-text-field.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';
import { dayValidators } from './validators.js';

function DateValue({ value }: ValueProps) {
  const [language] = useLocaleState();
  return <>{value ? formatDay(String(value), language) : ''}</>;
}

interface DayProps extends InputProps {
  readonly label?: string;
  /** For what is stored as a moment: how a day is made from it and it from a day. */
  readonly moment?: Spelling;
}

const noMoment: Spelling = { write: (value) => value, read: (typed) => typed };

/** A day is typed in the reader's own order or picked from the browser's calendar, whose field alone would follow the browser's language. */
export function DayInput({ moment = noMoment, ...props }: DayProps) {
  const language = useLocaleState()[0] as Language;
  const spelling: Spelling = {
    write: (value) => {
      const day = moment.write(value);
      return /^\d{4}-\d{2}-\d{2}$/.test(day) ? typedDay(day, language) : value;
    },
    read: (typed) => {
      const day = parseDay(typed, language);
      return day && moment.read(day);
    },
  };
  return (
    <BoundTextField
      {...props}
      spelling={spelling}
      validate={moment === noMoment ? dayValidators(props.field) : []}
      placeholder={props.dense ? undefined : dayPattern(language)}
      end={(value, change) => <Calendar day={moment.write(value)} onPick={(day) => change(moment.read(day) ?? '')} />}
    />
  );
}

function Calendar({ day, onPick }: { day: string; onPick: (day: string) => void }): ReactNode {
  const translate = useTranslate();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <InputAdornment position="end">
      <IconButton size="small" aria-label={translate('timon.action.pickDay')} onClick={() => picker.current?.showPicker()} tabIndex={-1}>
        <EventIcon fontSize="small" />
      </IconButton>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={day}
        onChange={({ target }) => onPick(target.value)}
        style={{
          position: 'absolute',
          inlineSize: 1,
          blockSize: 1,
          opacity: 0,
          insetInlineEnd: 12,
          insetBlockEnd: 0,
          border: 0,
          padding: 0,
        }}
      />
    </InputAdornment>
  );
}

const periods =
  'TODAY YESTERDAY TOMORROW THIS_WEEK LAST_WEEK NEXT_WEEK THIS_MONTH LAST_MONTH NEXT_MONTH THIS_QUARTER LAST_QUARTER THIS_YEAR LAST_YEAR';

/** Relative to today, so a saved address goes on meaning the same. */
function PeriodFilter(props: InputProps) {
  const translate = useTranslate();
  const items = ['', ...periods.split(' ')].map((period) => (
    <MenuItem key={period} value={period}>
      {period ? translate(`timon.period.${period}`) : '\u00a0'}
    </MenuItem>
  ));
  return <BoundTextField {...props} label={translate('timon.period.label')} choices={items} />;
}

/** From … to …, either end open; or a period that has a name. */
export function DayRangeFilter({ field, source, moments }: InputProps & { moments?: Readonly<Record<'gte' | 'lte', Spelling>> }) {
  const translate = useTranslate();
  const open = { ...field, optional: true, help: undefined };
  return (
    <Stack direction="row" spacing={1} sx={{ width: { xs: '100%', sm: 620 }, flexDirection: { xs: 'column', sm: 'row' } }}>
      <DayInput
        field={open}
        source={`${source}.gte`}
        label={translate('timon.filter.from', { field: field.label })}
        moment={moments?.gte}
      />
      <DayInput field={open} source={`${source}.lte`} label={translate('timon.filter.to', { field: field.label })} moment={moments?.lte} />
      <PeriodFilter field={open} source={`${source}.within`} />
    </Stack>
  );
}

export const dateWidget: FieldWidget = { Value: DateValue, Input: DayInput, Filter: DayRangeFilter };
