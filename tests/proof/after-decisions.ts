import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { answerTo } from '../support/ask.js';
import type { Asking } from './company-under-proof.js';
import { decisions, thenExpected } from './expected/decided.js';
import { decidedRecords, type ExpectedRecord } from './expected/index.js';
import { Proof } from './proof.js';

/** Lets the head decide otherwise about who may what, and goes on with what is expected of the same people from then on. */
export async function afterDecisions({ db, asking }: Proof, { principal: head }: Asking): Promise<Proof> {
  const { drafted } = await answerTo<{ drafted: { draft: { edits: number } } }>(
    db,
    head!,
    'mutation ($set: [AccessOverrideInput!]!) { drafted: draftAccess(set: $set) { draft { edits } } }',
    { set: decisions },
  );
  await answerTo(db, head!, 'mutation ($edits: Int!) { publishAccess(edits: $edits, note: "as decided") { number } }', {
    edits: drafted.draft.edits,
  });
  const present = async (each: Asking): Promise<Asking> => ({
    ...each,
    principal: each.principal && (await loadPrincipal(db.kernel.pool, db.registry, each.principal.id)),
  });
  return Proof.of(db, await Promise.all(asking.map(present)), new Map(decidedRecords.map((record) => [record.name, record])));
}

/** The records about which something was decided, and the parts of those whose rows are others now. */
export const areDecided = ({ name, partOf }: ExpectedRecord): boolean =>
  name in thenExpected || (partOf !== undefined && thenExpected[partOf.record]?.rows !== undefined);
