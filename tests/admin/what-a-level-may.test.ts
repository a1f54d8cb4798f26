import { isDraftedOtherwise, whatALevelMay } from '../../admin/screens/access/what-a-level-may.js';
import type { AccessCell, AccessRecord, AccessRow, AccessRule } from '../../admin/screens/access/access-tables.js';

const why = { source: 'DECLARED', sentence: '', version: null } as const;
const cell = (part: AccessCell['part'], name: string, inForce: number, drafted = inForce): AccessCell => ({
  part,
  name,
  label: name,
  declared: inForce,
  inForce,
  drafted,
  lowest: 1,
  headOnly: false,
  why,
});
const own: AccessRule = { reach: 'own', field: 'owner', label: 'Their own rows' };
const everyone: AccessRule = { reach: 'everyone', field: null, label: 'All rows' };
const row = (level: number, inForce: AccessRule | null, drafted = inForce): AccessRow => ({
  level,
  label: String(level),
  declared: inForce,
  inForce,
  drafted,
  headOnly: false,
  why,
});

const orders: AccessRecord = {
  record: 'Order',
  label: 'Orders',
  module: 'sales',
  domain: 'sales',
  domainLabel: 'Sales',
  partOf: null,
  rules: [own, everyone],
  operations: [
    cell('OPERATION', 'read', 2),
    cell('OPERATION', 'create', 2),
    cell('OPERATION', 'remove', 5),
    cell('OPERATION', 'confirm', 3, 4),
  ],
  fields: [{ name: 'margin', label: 'Margin', class: 'margin', needsRight: false, read: cell('READ', 'margin', 5), write: null }],
  rows: [row(1, own), row(2, own), row(3, own), row(4, own, everyone), row(5, everyone), row(6, everyone)],
};
const lines: AccessRecord = { ...orders, record: 'OrderLine', partOf: 'Order', rows: [], operations: [cell('OPERATION', 'read', 2)] };

describe('what the picture of the access tables shows', () => {
  test('who may not read sees no rows, whatever the rows would be', () => {
    expect(whatALevelMay(orders, 1, 'inForce')).toMatchObject({ sees: false, rows: 'none', writes: [], moves: [] });
  });

  test('rows, writing, moves and hidden fields follow the levels in force', () => {
    const specialist = whatALevelMay(orders, 3, 'inForce');
    expect(specialist).toMatchObject({ sees: true, rows: 'some', rule: own, change: 'some', hidden: 1 });
    expect(specialist.writes.map(({ name }) => name)).toEqual(['create']);
    expect(specialist.moves.map(({ name }) => name)).toEqual(['confirm']);
  });

  test('the head reaches every row and may everything', () => {
    expect(whatALevelMay(orders, 7, 'inForce')).toMatchObject({ rows: 'all', change: 'all', hidden: 0 });
  });

  test('a line has the rows of its record', () => {
    expect(whatALevelMay(lines, 5, 'inForce', orders)).toMatchObject({ rows: 'all', change: 'none' });
  });

  test('a draft shows only on the levels that it changes', () => {
    expect(whatALevelMay(orders, 3, 'drafted').moves).toEqual([]);
    expect([1, 2, 3, 4, 5, 6, 7].map((level) => isDraftedOtherwise(orders, level))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
