import { BoundTextField } from './bound-text-field.js';
import type { FieldWidget } from './field-widget.js';
import { textWidget } from './text.js';
import { textValidators } from './validators.js';

export const longTextWidget: FieldWidget = {
  Value: ({ value }) => <span style={{ whiteSpace: 'pre-line' }}>{String(value ?? '')}</span>,
  Input: (props) => <BoundTextField {...props} multiline={!props.dense} validate={textValidators(props.field)} />,
  Filter: textWidget.Filter,
};
