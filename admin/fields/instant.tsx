import { useLocaleState } from 'react-admin';
import { formatInstant } from '../format.js';
import { BoundTextField, type Spelling } from './bound-text-field.js';
import { DayRangeFilter } from './date.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';
import { presence } from './validators.js';

function InstantValue({ value }: ValueProps) {
  const [language] = useLocaleState();
  return <>{value ? formatInstant(String(value), language) : ''}</>;
}

const localParts = (instant: Date): string => new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Typed in local time, sent in UTC. */
const localTime: Spelling = {
  write: (value) => localParts(new Date(value)),
  read: (typed) => (typed ? new Date(typed).toISOString() : undefined),
};

const dayFrom = (time: string): Spelling => ({
  write: (value) => (value ? localParts(new Date(value)).slice(0, 10) : ''),
  read: (day) => (day ? new Date(`${day}T${time}`).toISOString() : ''),
});
/** Days of the reader, as the moments they begin and end. */
export const moments = { gte: dayFrom('00:00:00.000'), lte: dayFrom('23:59:59.999') };

export const instantWidget: FieldWidget = {
  Value: InstantValue,
  Input: (props: InputProps) => <BoundTextField {...props} type="datetime-local" spelling={localTime} validate={presence(props.field)} />,
  Filter: (props) => <DayRangeFilter {...props} moments={moments} />,
};
