import type { ManifestField } from '../manifest.js';
import { choiceWidget, stateWidget } from './choice.js';
import { dateWidget } from './date.js';
import type { FieldWidget } from './field-widget.js';
import { flagWidget } from './flag.js';
import { instantWidget } from './instant.js';
import { linesWidget } from './lines.js';
import { linkWidget } from './link.js';
import { longTextWidget } from './long-text.js';
import { moneyWidget } from './money.js';
import { numberWidget } from './number.js';
import { textWidget } from './text.js';

/** Every kind of field that a record can have. A kind without a widget does not compile. */
const fieldWidgets: Readonly<Record<ManifestField['kind'], FieldWidget>> = {
  text: textWidget,
  longText: longTextWidget,
  integer: numberWidget,
  decimal: numberWidget,
  quantity: numberWidget,
  money: moneyWidget,
  price: moneyWidget,
  flag: flagWidget,
  date: dateWidget,
  instant: instantWidget,
  choice: choiceWidget,
  state: stateWidget,
  link: linkWidget,
  lines: linesWidget,
};

export const widgetFor = (field: ManifestField): FieldWidget =>
  field.choices && field.kind !== 'state' ? choiceWidget : fieldWidgets[field.kind];
