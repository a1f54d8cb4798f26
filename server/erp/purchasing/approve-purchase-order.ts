import { Level } from '../../kernel/declare/index.js';
import { Forbidden } from '../../kernel/errors.js';
import { covers } from '../../kernel/rights/covers.js';
import { moving, uuidV7, type Work } from '../../kernel/write/index.js';
import { worthOf } from './ask-approval.js';
import { PurchaseApproval, type Decision } from './purchase-approval.js';
import { purchaseOrderFlow } from './purchase-order.flow.js';
import { PurchaseOrder } from './purchase-order.js';
import { AlreadyApproved, ApprovalLevelTooLow, OwnApproval } from './purchasing.errors.js';
import { PurchaseOrderApproved } from './purchasing.events.js';

/** One more person stands for the order. Once they are enough, it is confirmed by itself. */
export const approvePurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'approve', (orders, work) => {
  for (const order of orders) {
    const voter = voterOf(order, work);
    const given = approvalsOf(order);
    if (given.some((vote) => vote.approver.id === voter.approver || authorityOf(vote) === authorityIn(voter)))
      throw new AlreadyApproved({ order: order.number });
    note(order, voter, 'approved', work);
  }
  work.announce(
    PurchaseOrderApproved,
    orders.map(({ id }) => ({ orderId: id })),
  );
});

/** Nobody is bound to it as it stands; it goes back to whoever wrote it. */
export const rejectPurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'reject', (orders, work) => {
  for (const order of orders) note(order, { approver: personOf(work) }, 'rejected', work);
});

/** The approvals that count: those of the order as it stands now. */
export const approvalsOf = ({ approvals, revision }: PurchaseOrder): PurchaseApproval[] => {
  const rejectedAt = approvals.findLastIndex(({ decision }) => decision === 'rejected');
  return approvals.slice(rejectedAt + 1).filter((vote) => vote.revision === revision);
};

export const isApproved = (order: PurchaseOrder): boolean =>
  order.approvalLevel == null || approvalsOf(order).length >= (order.approvalsNeeded ?? 1);

interface Voter {
  readonly approver: string;
  readonly onBehalfOf?: string;
}

const authorityIn = ({ approver, onBehalfOf }: Voter): string => onBehalfOf ?? approver;
const authorityOf = ({ approver, onBehalfOf }: PurchaseApproval): string => onBehalfOf?.id ?? approver.id;

/** An app approves nothing: it takes a person's own click. */
function personOf({ principal }: Work): string {
  if (principal.kind !== 'employee' || !principal.employeeId) throw new Forbidden({ record: 'PurchaseOrder' });
  return principal.employeeId;
}

/**
 * Who approves, and by whose right: one's own before that of somebody one stands in for. Whoever wrote, changed, owns or submitted
 * the order does not count, neither themselves nor through a stand-in.
 */
function voterOf(order: PurchaseOrder, work: Work): Voter {
  const approver = personOf(work);
  const { createdBy, changedBy, submittedBy, owner, company, department, number } = order;
  const authors = [createdBy, changedBy, submittedBy, owner].flatMap((author) => (author ? [author.id] : []));
  if (authors.includes(approver)) throw new OwnApproval({ order: number });
  const level = (order.approvalLevel ?? Level.Lead) as Level;
  const needed = { domain: 'purchasing', companyId: company.id, departmentId: department.id, level, rights: [] };
  const holding = work.principal.grants.filter((grant) => covers(grant, needed));
  if (holding.length === 0) throw new ApprovalLevelTooLow({ order: number, level });
  if (holding.some(({ onBehalfOf }) => !onBehalfOf)) return { approver };
  const lent = holding.find(({ onBehalfOf }) => !authors.includes(onBehalfOf!));
  if (!lent) throw new OwnApproval({ order: number });
  return { approver, onBehalfOf: lent.onBehalfOf };
}

function note(order: PurchaseOrder, { approver, onBehalfOf }: Voter, decision: Decision, work: Work): void {
  const vote = Object.assign(new PurchaseApproval(), {
    id: uuidV7(),
    approver: { id: approver },
    onBehalfOf: onBehalfOf ? { id: onBehalfOf } : undefined,
    decision,
    revision: order.revision,
    amount: worthOf(order),
    decidedAt: work.now.toISOString(),
  });
  order.approvals.push(vote);
}
