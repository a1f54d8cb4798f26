import type { ManifestField } from '../manifest.js';
import { LinkPicker, type LinkedRecord } from './link.js';

interface Props {
  readonly of: string;
  readonly label: string;
  readonly value: LinkedRecord | null;
  readonly onChange: (value: LinkedRecord | null) => void;
  readonly where?: ManifestField['where'];
  readonly help?: string;
}

/** Finds a record where there is no field of a record to fill in. */
export function RecordPicker({ of, label, value, onChange, where, help }: Props) {
  const field: ManifestField = {
    name: of,
    label,
    kind: 'link',
    optional: true,
    writable: 'always',
    filter: true,
    search: false,
    target: of,
    where,
    help,
  };
  return <LinkPicker field={field} value={value} onChange={onChange} />;
}

type EmployeeProps = Pick<Props, 'label' | 'value' | 'onChange' | 'help'>;

/** Finds somebody who works here now. */
export const EmployeePicker = (props: EmployeeProps) => <RecordPicker of="Employee" where={{ state: 'ACTIVE' }} {...props} />;
