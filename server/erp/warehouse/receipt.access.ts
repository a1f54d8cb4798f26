import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { receiptFlow } from './receipt.flow.js';
import type { ReceiptLine } from './receipt-line.js';
import type { Receipt } from './receipt.js';
import { documentRights } from './warehouse.access.js';

export const receiptAccess = defineAccess<Receipt, typeof receiptFlow>({
  ...documentRights,
  moves: { confirm: Level.Clerk, receive: Level.Clerk, cancel: Level.Specialist },
});

export const receiptLineAccess = defineAccess<ReceiptLine>({ ...documentRights, fields: { unitCost: Level.Manager } });
