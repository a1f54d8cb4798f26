import type { Change } from './table.js';

/** One thing that the head decides otherwise than the product comes with. */
export interface Decision {
  readonly record: string;
  readonly part: 'OPERATION' | 'READ' | 'WRITE' | 'ROWS';
  readonly name: string;
  readonly level?: number;
  readonly rule?: { readonly reach: string; readonly field: string };
}

const department = { reach: 'department', field: 'department' };

/** Something of each kind, opened and closed: operations, moves, reading, writing, and which rows a level reaches. */
export const decisions: readonly Decision[] = [
  { record: 'Engagement', part: 'OPERATION', name: 'update', level: 3 },
  { record: 'Engagement', part: 'OPERATION', name: 'close', level: 2 },
  { record: 'Engagement', part: 'READ', name: 'rating', level: 2 },
  { record: 'Engagement', part: 'READ', name: 'budget', level: 5 },
  { record: 'Engagement', part: 'READ', name: 'profit', level: 4 },
  { record: 'Engagement', part: 'READ', name: 'fee', level: 4 },
  { record: 'Engagement', part: 'READ', name: 'sponsor', level: 4 },
  { record: 'Engagement', part: 'WRITE', name: 'account', level: 6 },
  { record: 'Engagement', part: 'ROWS', name: '3', rule: { reach: 'own', field: 'owner' } },
  { record: 'Engagement', part: 'ROWS', name: '5', rule: { reach: 'company', field: 'company' } },
  { record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 },
  { record: 'SalesOrder', part: 'OPERATION', name: 'confirm', level: 2 },
  { record: 'SalesOrder', part: 'READ', name: 'customerReference', level: 4 },
  { record: 'SalesOrder', part: 'ROWS', name: '2', rule: department },
  { record: 'SalesOrder', part: 'ROWS', name: '3', rule: department },
  { record: 'Party', part: 'READ', name: 'creditLimit', level: 4 },
  { record: 'Party', part: 'OPERATION', name: 'remove', level: 6 },
  { record: 'Product', part: 'READ', name: 'cost', level: 6 },
  { record: 'Product', part: 'WRITE', name: 'listPrice', level: 4 },
  { record: 'Employee', part: 'READ', name: 'homePhone', level: 5 },
  { record: 'Employee', part: 'OPERATION', name: 'suspend', level: 6 },
];

/** What that makes of the tables, written down by hand like them. */
export const thenExpected: Readonly<Record<string, Change>> = {
  Engagement: {
    may: { update: 3, close: 2 },
    rows: { 1: 'own by owner', 4: 'department by department', 5: 'company by company' },
    fields: {
      rating: { read: 2 },
      budget: { read: 5, write: 5 },
      profit: { read: 4, write: 4 },
      fee: { read: 4 },
      sponsor: { read: 4, write: 4 },
      account: { write: 6 },
    },
  },
  SalesOrder: {
    may: { cancel: 5, confirm: 2 },
    rows: { 1: 'own by owner', 2: 'department by department', 6: 'company by company' },
    fields: { customerReference: { read: 4, write: 4 } },
  },
  Party: { may: { remove: 6 }, fields: { creditLimit: { read: 4 } } },
  Product: { fields: { cost: { read: 6, write: 6 }, listPrice: { write: 4 } } },
  Employee: { may: { suspend: 6 }, fields: { homePhone: { read: 5, write: 5 } } },
};
