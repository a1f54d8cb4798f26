import type { AccessModel } from '../rights/access-model.js';
import { modelOfVersion } from '../rights/access-models.js';
import type { Work } from '../write/work.js';
import { AccessEditor, requireMayChange, requireWithinCeilings } from './check-access-change.js';

export async function editorOf(work: Pick<Work, 'principal' | 'rows'>, inForce: AccessModel): Promise<AccessEditor> {
  const companies = await work.rows<{ id: string }>('select id from company where archived_at is null');
  return new AccessEditor(
    work.principal,
    inForce,
    companies.map(({ id }) => id),
  );
}

/** What a version would change of the tables has to be this editor's to change. */
export async function requireAllowed(work: Work, before: AccessModel, number: number): Promise<void> {
  const after = await modelOfVersion(work.sql, work.registry, number);
  requireWithinCeilings(after);
  requireMayChange(await editorOf(work, before), before, after);
}
