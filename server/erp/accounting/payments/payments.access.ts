import { company, defineAccess, Level } from '../../../kernel/declare/index.js';
import type { OpenItem } from './open-item.js';
import type { PaymentLine } from './payment-line.js';
import type { paymentFlow } from './payment.flow.js';
import type { Payment } from './payment.js';
import type { ReconciliationMatch } from './reconciliation-match.js';
import type { RevaluationLine } from './revaluation-line.js';
import type { revaluationFlow } from './revaluation.flow.js';
import type { Revaluation } from './revaluation.js';
import type { WriteOffLimit } from './write-off-limit.js';

const rows = { [Level.Clerk]: company() };

/** What follows from the books is written by nobody. */
const derived = {
  domain: 'accounting',
  read: Level.Clerk,
  create: Level.System,
  update: Level.System,
  remove: Level.System,
  rows,
};

export const openItemAccess = defineAccess<OpenItem>(derived);
export const reconciliationMatchAccess = defineAccess<ReconciliationMatch>(derived);

const documents = {
  domain: 'accounting',
  read: Level.Clerk,
  create: Level.Clerk,
  update: Level.Clerk,
  remove: Level.Specialist,
  rows,
};

export const paymentAccess = defineAccess<Payment, typeof paymentFlow>({
  ...documents,
  moves: { post: Level.Specialist, cancel: Level.Lead },
});
export const paymentLineAccess = defineAccess<PaymentLine>(documents);

export const revaluationAccess = defineAccess<Revaluation, typeof revaluationFlow>({ ...documents, moves: { post: Level.Specialist } });
export const revaluationLineAccess = defineAccess<RevaluationLine>(documents);

/** Everybody knows how much they may let go; directors say how much that is. */
export const writeOffLimitAccess = defineAccess<WriteOffLimit>({
  domain: 'accounting',
  read: Level.Trainee,
  create: Level.Director,
  update: Level.Director,
  remove: Level.Director,
  rows: { [Level.Trainee]: company() },
});
