import { covers } from './covers.js';
import type { Principal } from './principal.js';

/** Nobody looks through the eyes of somebody who is trusted with anything that they are not trusted with themselves. */
export const mayViewAs = (viewer: Principal, viewed: Principal): boolean =>
  viewer.kind === 'employee' &&
  viewer.rights.mayDo('viewAs') &&
  viewer.id !== viewed.id &&
  viewed.kind !== 'key' &&
  viewed.kind !== 'system' &&
  viewed.grants.every((needed) => viewer.grants.some((held) => covers(held, needed)));
