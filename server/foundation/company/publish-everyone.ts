import { AccessChanged } from '../../kernel/access/edit-access.js';
import type { Kernel } from '../../kernel/kernel.js';
import { publishPrincipals } from '../../kernel/rights/publish.js';
import { atStart } from '../../kernel/work/at-start.js';
import { asSystem, defineJob, listen, type Work } from '../../kernel/write/index.js';
import { principalsOf } from './principals-of.js';

/** The access tables are code, so an update may change what everybody may. */
atStart('rights', publishEveryone);

/** Grants begin and end with a day, though nobody writes anything on it. */
export const publishRights = defineJob('publish-rights', (_payload, kernel) => publishEveryone(kernel), { schedule: '3 0 * * *' });

/** The tables changed, so everybody's rights are worked out again before the change is in force. */
listen(AccessChanged, (_changes, work) => publishAll(work));

function publishEveryone(kernel: Kernel): Promise<void> {
  return asSystem(kernel, publishAll);
}

async function publishAll(work: Work): Promise<void> {
  const people = await work.rows<{ id: string }>('select id from employee order by id');
  const definitions = await principalsOf(
    people.map(({ id }) => id),
    work.today,
    (sql, parameters) => work.rows(sql, parameters),
  );
  if (definitions.length > 0) await publishPrincipals(work.sql, work.registry, definitions);
}
