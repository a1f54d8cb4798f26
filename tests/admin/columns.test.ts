import { possibleColumns, usualColumns } from '../../admin/generic/columns.js';
import { order } from './manifest-of-orders.js';

describe('the columns of a list', () => {
  test('are those the record declares, in that order; the others can be shown after them', () => {
    const declared = { ...order, columns: ['customer', 'number'] };
    expect(usualColumns(declared)).toEqual(['customer', 'number']);
    expect(possibleColumns(declared).map(({ name }) => name)).toEqual(['customer', 'number', 'currency', 'owner', 'total']);
  });

  test('leave out what the caller may not see', () => {
    expect(usualColumns({ ...order, columns: ['number', 'seller', 'total'] })).toEqual(['number', 'total']);
  });

  test('follow from the kinds of the fields where nothing is declared', () => {
    expect(usualColumns(order)).toEqual(['number', 'customer', 'owner', 'total']);
  });
});
