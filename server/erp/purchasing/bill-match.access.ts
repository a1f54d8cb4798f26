import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { BillMatchReceipt } from './bill-match-receipt.js';
import type { billMatchFlow } from './bill-match.flow.js';
import type { BillMatch } from './bill-match.js';
import { buyerRights } from './purchasing.access.js';

/** It follows from bills, orders and goods: nobody writes it by hand. */
const rights = { ...buyerRights, create: Level.System, update: Level.System, remove: Level.System };

export const billMatchAccess = defineAccess<BillMatch, typeof billMatchFlow>({
  ...rights,
  moves: { acceptPrice: Level.Lead, acceptQuantity: Level.Manager, settle: Level.System },
});

export const billMatchReceiptAccess = defineAccess<BillMatchReceipt>(rights);
