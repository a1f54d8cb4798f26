import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ManifestRecord, RecordBook, WireRecord } from '../manifest.js';
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
    {
      key: 'signIn',
      label: 'timon.signInOf.title',
      opens: ({ id }, book, me) => id !== me?.id && book.find('Employee')?.may.update === true,
      Panel: lazy(() => import('./employee/sign-in-of-employee.js')),
    },
  ],
};

/** On the page of every person: what is kept of them. */
const personTab: RecordTab = {
  key: 'personData',
  label: 'timon.personData.title',
  opens: (_, { manifest }) => manifest.operations.includes('personalData') || manifest.operations.includes('erasePerson'),
  Panel: lazy(() => import('./privacy/person-data.js')),
};

/** On the page of everything that is mailed as a paper. */
const papersTab: RecordTab = {
  key: 'sentPapers',
  label: 'timon.papers.title',
  opens: () => true,
  Panel: lazy(() => import('../generic/sent-papers.js')),
};

export const tabsOn = (type: string, record: WireRecord, book: RecordBook, me: Me | undefined): readonly RecordTab[] =>
  [
    ...(recordTabs[type] ?? []),
    ...(isPerson(book.find(type)?.person, record) ? [personTab] : []),
    ...(book.find(type)?.papers ? [papersTab] : []),
  ].filter(({ opens }) => opens(record, book, me));

/** A record may be a person only where it says so: a party is one, or a company. */
const isPerson = (person: ManifestRecord['person'], record: WireRecord): boolean =>
  person !== undefined && Object.entries(person.when).every(([name, value]) => record[name] === value);
