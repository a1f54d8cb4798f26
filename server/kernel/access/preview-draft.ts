import { Forbidden, NotFound } from '../errors.js';
import { modelInForce, modelOfVersion } from '../rights/access-models.js';
import { loadPrincipal, type Principal } from '../rights/principal.js';
import { closePreviews, publishPreview, type PrincipalDefinition } from '../rights/publish.js';
import { uuidV7 } from '../write/uuid-v7.js';
import type { Work } from '../write/work.js';
import { accessDraft } from './access-versions.js';
import { NoSuchAccessVersion } from './access.errors.js';
import { requireAllowed } from './require-allowed.js';

/** How whoever knows people works out who they are and what they hold; nothing for an id that is none of theirs. */
export type DefinitionSource = (id: string, work: Work) => Promise<PrincipalDefinition | undefined>;

const sources: DefinitionSource[] = [];

export function definesPrincipals(source: DefinitionSource): void {
  sources.push(source);
}

/**
 * Somebody as they would be if the draft were in force: a principal of its own, with the rows and fields that the draft would
 * give them. A draft that its viewer might not publish would show them more than is theirs to open.
 */
export async function previewUnderDraft(work: Work, principalId: string): Promise<Principal> {
  if (!work.principal.rights.mayDo('editAccess')) throw new Forbidden();
  const draft = await accessDraft(work.sql);
  if (!draft) throw new NoSuchAccessVersion({ version: null });
  await requireAllowed(work, await modelInForce(work.sql, work.registry), draft.number);
  for (const source of sources) {
    const definition = await source(principalId, work);
    if (!definition) continue;
    const id = uuidV7();
    const drafted = await modelOfVersion(work.sql, work.registry, draft.number);
    await publishPreview(work.sql, drafted, { of: principalId, by: work.principal }, { ...definition, id });
    return (await loadPrincipal(work.sql, work.registry, id)) ?? notThere(principalId);
  }
  return notThere(principalId);
}

function notThere(id: string): never {
  throw new NotFound('Employee', id);
}

/** The draft says something else, or is none any more: nobody looks through it as it was. */
export const endPreviews = (work: Work): Promise<void> => closePreviews(work.sql);
