import { Forbidden, NotFound } from '../errors.js';
import { modelOfVersion } from '../rights/access-models.js';
import { closePreviews, publishPreview, type PrincipalDefinition } from '../rights/publish.js';
import { uuidV7 } from '../write/uuid-v7.js';
import type { Work } from '../write/work.js';
import { accessDraft } from './access-versions.js';
import { NoSuchAccessVersion } from './access.errors.js';

/** How whoever knows people works out who they are and what they hold; nothing for an id that is none of theirs. */
export type DefinitionSource = (id: string, work: Work) => Promise<PrincipalDefinition | undefined>;

const sources: DefinitionSource[] = [];

export function definesPrincipals(source: DefinitionSource): void {
  sources.push(source);
}

/** Somebody as they would be if the draft were in force: a principal of its own, with the rows and fields that the draft would give them. */
export async function previewUnderDraft(work: Work, principalId: string): Promise<string> {
  if (!work.principal.rights.mayDo('editAccess')) throw new Forbidden();
  const draft = await accessDraft(work.sql);
  if (!draft) throw new NoSuchAccessVersion({ version: null });
  for (const source of sources) {
    const definition = await source(principalId, work);
    if (!definition) continue;
    const id = uuidV7();
    await publishPreview(work.sql, await modelOfVersion(work.sql, work.registry, draft.number), principalId, { ...definition, id });
    return id;
  }
  throw new NotFound('Employee', principalId);
}

/** The draft says something else, or is none any more: nobody looks through it as it was. */
export const endPreviews = (work: Work): Promise<void> => closePreviews(work.sql);
