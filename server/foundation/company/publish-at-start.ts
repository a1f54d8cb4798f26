import { publishPrincipals } from '../../kernel/rights/publish.js';
import { atStart } from '../../kernel/work/at-start.js';
import { asSystem } from '../../kernel/write/index.js';
import { principalsOf } from './principals-of.js';

/** The access tables are code: after an update, and on the day a grant begins or ends, everybody's rights are worked out again. */
atStart('rights', (kernel) =>
  asSystem(kernel, async (work) => {
    const people = await work.rows<{ id: string }>('select id from employee order by id');
    const definitions = await principalsOf(
      people.map(({ id }) => id),
      work.today,
      (sql, parameters) => work.rows(sql, parameters),
    );
    if (definitions.length > 0) await publishPrincipals(work.sql, work.registry, definitions);
  }),
);
