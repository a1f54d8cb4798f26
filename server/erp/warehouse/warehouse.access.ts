import { company, Level } from '../../kernel/declare/index.js';

/** Whoever works with goods knows all that lies in the company's warehouses. */
const rows = { [Level.Trainee]: company() };

/** Places and what hangs on them: leads look after them. */
export const placeRights = {
  domain: 'warehouse',
  read: Level.Trainee,
  create: Level.Lead,
  update: Level.Lead,
  remove: Level.Manager,
  rows,
};

/** What happens to goods: clerks write it down. */
export const documentRights = {
  domain: 'warehouse',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Manager,
  rows,
};

/** What is said of what goods cost: managers write it down. */
export const costDocumentRights = {
  domain: 'warehouse',
  read: Level.Manager,
  create: Level.Manager,
  update: Level.Manager,
  remove: Level.Manager,
  rows,
};

/** What follows from documents: nobody writes it by hand. */
export const derivedRights = {
  domain: 'warehouse',
  read: Level.Trainee,
  create: Level.System,
  update: Level.System,
  remove: Level.System,
  rows,
};
