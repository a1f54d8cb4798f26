import { AccessChanged } from '../../kernel/access/edit-access.js';
import { definesPrincipals } from '../../kernel/access/preview-draft.js';
import type { Kernel } from '../../kernel/kernel.js';
import { whenRightsAreDue } from '../../kernel/rights/due-rights.js';
import { atStart } from '../../kernel/work/at-start.js';
import { asSystem, defineJob, listen, type Work } from '../../kernel/write/index.js';
import { principalsOf } from './principals-of.js';
import { publishEmployees } from './publish-rights.js';

/** The access tables are code, so an update may change what everybody may. */
atStart('rights', publishEveryone);

/** Grants begin and end with a day, though nobody writes anything on it. Who asks meanwhile is not kept waiting for this. */
export const publishDueRights = defineJob('publish-due-rights', (_payload, kernel) => publishDue(kernel), { schedule: '*/5 * * * *' });

/** Whoever asks is answered by the rights of this moment, in every process. */
whenRightsAreDue((kernel, principalId) => publishDue(kernel, principalId));

/** Tried out under a draft, employees are who they are. */
definesPrincipals(async (id, work) =>
  (await principalsOf([id], work.now, (sql, parameters) => work.rows(sql, parameters))).find((definition) => definition.id === id),
);

/** The tables changed, so everybody's rights are worked out again before the change is in force. */
listen(AccessChanged, (_changes, work) => publishAll(work));

function publishEveryone(kernel: Kernel): Promise<void> {
  return asSystem(kernel, publishAll);
}

async function publishAll(work: Work): Promise<void> {
  const people = await work.rows<{ id: string }>('select id from employee order by id');
  await publishEmployees(
    people.map(({ id }) => id),
    work,
  );
}

/** Works out anew whoever's grants have begun or ended, a key together with its owner. */
function publishDue(kernel: Kernel, principalId?: string): Promise<void> {
  return asSystem(kernel, async (work) => {
    const due = await work.rows<{ id: string }>(
      `select distinct employee_id as id from timon.principal
        where changes_at <= $1::timestamptz and employee_id is not null and ($2::uuid is null or id = $2::uuid) order by id`,
      [work.now, principalId ?? null],
    );
    await publishEmployees(
      due.map(({ id }) => id),
      work,
    );
  });
}
