import { defineEvent } from '../../../kernel/write/index.js';

/** What is left of an open item is another than before; its document may be paid now, or open again. */
export const OpenItemsMatched = defineEvent<{
  readonly itemId: string;
  readonly sourceKind: string | undefined;
  readonly sourceId: string | undefined;
}>('OpenItemsMatched');
