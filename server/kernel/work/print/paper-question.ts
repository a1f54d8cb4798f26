import type { Rights } from '../../rights/rights.js';
import type { BookedPaper, Steps } from './paper-book.js';

/** What is read for a paper: no more than stands on it, and of that what the caller may read. */
export function questionOf(paper: BookedPaper, rights: Rights): string {
  const tree: Tree = { id: {}, version: {}, updatedAt: {} };
  for (const steps of paper.ways) if (isReadable(steps, rights)) add(tree, steps);
  return `query ($id: ID!) { ${paper.record.singular}(id: $id) ${printed(tree)} }`;
}

/** Whether the caller may read a value on some of the records that they see. */
export const isReadable = (steps: Steps, rights: Rights): boolean => reads(steps, rights, (reading) => reading !== 'none');

/** Whether nothing on the paper is kept from the caller: only a whole paper goes to somebody else. */
export const readsWhole = (paper: BookedPaper, rights: Rights): boolean =>
  paper.ways.every((steps) => reads(steps, rights, (reading) => reading === 'plain'));

const reads = (steps: Steps, rights: Rights, enough: (reading: ReturnType<Rights['field']>) => boolean): boolean =>
  steps.every((field) => enough(rights.field(field)) && (!field.target || rights.may(field.target, 'read')));

interface Tree {
  [field: string]: Tree;
}

function add(tree: Tree, steps: Steps): void {
  let at = tree;
  for (const { name } of steps) at = at[name] ??= {};
}

const printed = (tree: Tree): string =>
  `{ ${Object.entries(tree)
    .map(([name, within]) => (Object.keys(within).length > 0 ? `${name} ${printed(within)}` : name))
    .join(' ')} }`;
