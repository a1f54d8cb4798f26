import { catalog } from './catalog.js';
import { company } from './company.js';
import { directory } from './directory.js';
import { madeUp } from './made-up.js';
import { sales } from './sales.js';
import type { ExpectedRecord } from './table.js';

export * from './table.js';

/** The records of the product, as they were written down by hand. */
export const expectedRecords: readonly ExpectedRecord[] = [...sales, ...directory, ...catalog, ...company];

/** Where the made-up records can be reached from those of the product. */
const madeUpBacklinks: Readonly<Record<string, ExpectedRecord['backlinks'][number]>> = {
  Employee: { name: 'engagements', record: 'Engagement', via: 'owner' },
  Company: { name: 'engagements', record: 'Engagement', via: 'company' },
  Department: { name: 'engagements', record: 'Engagement', via: 'department' },
  Party: { name: 'sponsoredEngagements', record: 'Engagement', via: 'sponsor' },
};

/** The same with the made-up records of the proof beside them. */
export const allRecords: readonly ExpectedRecord[] = [
  ...expectedRecords.map((record) => {
    const more = madeUpBacklinks[record.name];
    return more ? { ...record, backlinks: [...record.backlinks, more] } : record;
  }),
  ...madeUp,
];
