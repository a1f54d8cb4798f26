/** How the API spells kinds and moves: `SalesOrder` → `SALES_ORDER`, `handOver` → `HAND_OVER`. */
export const constantCase = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
