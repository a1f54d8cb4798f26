import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { transferFlow } from './transfer.flow.js';
import type { TransferLine } from './transfer-line.js';
import type { Transfer } from './transfer.js';
import { documentRights } from './warehouse.access.js';

export const transferAccess = defineAccess<Transfer, typeof transferFlow>({
  ...documentRights,
  moves: { complete: Level.Clerk, ship: Level.Clerk, receive: Level.Clerk, cancel: Level.Clerk },
});

export const transferLineAccess = defineAccess<TransferLine>(documentRights);
