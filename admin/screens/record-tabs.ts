import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { RecordBook, WireRecord } from '../manifest.js';
import type { Me } from '../session.js';

export interface RecordTab {
  readonly key: string;
  /** The key of its name in our texts. */
  readonly label: string;
  readonly opens: (record: WireRecord, book: RecordBook, me: Me | undefined) => boolean;
  readonly Panel: LazyExoticComponent<ComponentType<{ record: WireRecord }>>;
}

/** Hand-made tabs on the pages of single records. They load when somebody opens them. */
const recordTabs: Readonly<Record<string, readonly RecordTab[]>> = {
  Employee: [
    {
      key: 'may',
      label: 'timon.mayDo.title',
      opens: ({ id }, { manifest }, me) => id === me?.id || manifest.duties.includes('viewAs'),
      Panel: lazy(() => import('./employee/what-they-may.js')),
    },
  ],
};

export const tabsOn = (type: string, record: WireRecord, book: RecordBook, me: Me | undefined): readonly RecordTab[] =>
  (recordTabs[type] ?? []).filter(({ opens }) => opens(record, book, me));
