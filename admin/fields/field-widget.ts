import type { ComponentType } from 'react';
import type { ManifestField, WireRecord } from '../manifest.js';

export interface ValueProps {
  readonly field: ManifestField;
  readonly value: unknown;
  readonly record: WireRecord;
  /** For a line: the record that it is part of. */
  readonly parent?: WireRecord;
}

export interface InputProps {
  readonly field: ManifestField;
  readonly source: string;
  /** In a cell of the line editor: no label of its own, no margins. */
  readonly dense?: boolean;
}

/** How one kind of field is shown, edited and filtered. */
export interface FieldWidget {
  readonly Value: ComponentType<ValueProps>;
  readonly Input: ComponentType<InputProps>;
  readonly Filter?: ComponentType<InputProps>;
  readonly align?: 'right';
}
