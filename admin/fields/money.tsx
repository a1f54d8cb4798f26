import { useLocaleState } from 'react-admin';
import { formatMoney } from '../format.js';
import { useRecordBook } from '../manifest.js';
import type { FieldWidget, ValueProps } from './field-widget.js';
import { NumberInput, NumberRangeFilter } from './number.js';

function MoneyValue(props: ValueProps) {
  const [language] = useLocaleState();
  const { companyCurrency } = useRecordBook();
  if (props.value === null || props.value === undefined) return null;
  return <>{formatMoney(String(props.value), currencyOf(props, companyCurrency), language)}</>;
}

/** `company`, the name of a link of the record, or for a line a path through its parent. */
function currencyOf({ field, record, parent }: ValueProps, companyCurrency: string | undefined): string | undefined {
  if (!field.currency || field.currency === 'company') return companyCurrency;
  const [first = '', second] = field.currency.split('.');
  const currency = second === undefined ? record[first] : parent?.[second];
  const code = Object.values((currency as object | null) ?? {}).find((part) => typeof part === 'string' && /^[A-Z]{3}$/.test(part));
  return (code as string | undefined) ?? companyCurrency;
}

export const moneyWidget: FieldWidget = { Value: MoneyValue, Input: NumberInput, Filter: NumberRangeFilter, align: 'right' };
