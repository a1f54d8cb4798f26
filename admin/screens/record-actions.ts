import type { ComponentType } from 'react';
import type { ManifestRecord, RecordBook, WireRecord } from '../manifest.js';
import { CompanyLogo } from './company-logo.js';
import { ViewAs } from './employee/view-as.js';

export interface RecordAction {
  readonly opens: (type: ManifestRecord, book: RecordBook) => boolean;
  readonly Action: ComponentType<{ record: WireRecord }>;
}

/** Hand-made buttons on the pages of single records. Everything else about a record's page is generated. */
const recordActions: Readonly<Record<string, readonly RecordAction[]>> = {
  Company: [{ opens: ({ may }) => may.update, Action: CompanyLogo }],
  Employee: [{ opens: (_, { manifest }) => manifest.duties.includes('viewAs'), Action: ViewAs }],
};

export const actionsOn = (type: ManifestRecord, book: RecordBook): readonly RecordAction[] =>
  (recordActions[type.name] ?? []).filter(({ opens }) => opens(type, book));
