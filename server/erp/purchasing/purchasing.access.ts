import { company, department, Level, own } from '../../kernel/declare/index.js';

/** A buyer sees and changes what is theirs, a lead what is the department's, a director what is the company's. */
const rows = { [Level.Trainee]: own(), [Level.Lead]: department(), [Level.Director]: company() };

export const buyerRights = {
  domain: 'purchasing',
  read: Level.Trainee,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Manager,
  rows,
};

/** Who may spend how much, and what is let pass: everybody who buys knows it, directors decide it. */
export const ruleRights = {
  domain: 'purchasing',
  read: Level.Trainee,
  create: Level.Director,
  update: Level.Director,
  remove: Level.Director,
  rows: { [Level.Trainee]: company() },
};
