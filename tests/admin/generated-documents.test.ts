import { print } from 'graphql';
import { buildQueryFor } from '../../admin/build-query.js';
import { tidyFilter } from '../../admin/filter.js';
import { createInput, updateInput } from '../../admin/input.js';
import { listSelection, pageSelection } from '../../admin/selection.js';
import { order, orderBook } from './manifest-of-orders.js';

const seen = {
  id: 'o1',
  version: 3,
  customer: { id: 'c1', name: 'Ana' },
  currency: null,
  notes: null,
  lines: [
    { id: 'l1', product: 'rope', quantity: '2', amount: '4.00' },
    { id: 'l2', product: 'lamp', quantity: '1', amount: '9.00' },
  ],
};

describe('what a list asks for', () => {
  test('its columns, the titles of links and the currency of amounts, and no more', () => {
    expect(listSelection(orderBook, order, ['customer', 'total'])).toBe(
      'id version number customer { id name } total currency { id code }',
    );
  });

  test('no field that leads to a record the caller may not see', () => {
    expect(pageSelection(orderBook, order)).not.toContain('seller');
  });

  test('a line never asks for the record it came with', () => {
    expect(pageSelection(orderBook, order)).toContain('lines { id product quantity amount }');
  });

  test('a page, an order and a filter become variables', () => {
    const { query, variables } = buildQueryFor(orderBook)()('GET_LIST', 'orders', {
      pagination: { page: 3, perPage: 25 },
      sort: { field: 'customer', order: 'DESC' },
      filter: { customer: { id: { eq: 'c1' } }, total: { gte: '', lte: '' } },
      meta: { columns: ['customer'] },
    });
    expect(variables).toEqual({
      archived: false,
      filter: { customer: { id: { eq: 'c1' } } },
      orderBy: [{ customer: { name: 'DESC' } }],
      first: 25,
      offset: 50,
    });
    expect(print(query)).toContain('count {');
  });

  test('an order by what cannot be sorted is left to the server', () => {
    const { variables } = buildQueryFor(orderBook)()('GET_LIST', 'orders', { sort: { field: 'notes', order: 'ASC' } });
    expect(variables.orderBy).toBeUndefined();
  });
});

describe('what a form sends', () => {
  test('only what was changed, links by their ids', () => {
    const values = { ...seen, customer: { id: 'c2', name: 'Bo' }, notes: '' };
    expect(updateInput(orderBook, order, values, seen)).toEqual({ customer: 'c2' });
  });

  test('an emptied field as null', () => {
    expect(updateInput(orderBook, order, { ...seen, notes: '' }, { ...seen, notes: 'call first' })).toEqual({ notes: null });
  });

  test('all lines when one was changed: known ones by id, new ones without, never what the server computes', () => {
    const lines = [
      { ...seen.lines[0]!, quantity: '5' },
      { product: 'anchor', quantity: '1' },
    ];
    expect(updateInput(orderBook, order, { ...seen, lines }, seen)).toEqual({
      lines: [
        { id: 'l1', product: 'rope', quantity: '5' },
        { product: 'anchor', quantity: '1' },
      ],
    });
  });

  test('on create, what was filled in, and the id made by the client', () => {
    const values = { id: 'o2', customer: { id: 'c1', name: 'Ana' }, currency: null, owner: 'me', notes: '', lines: [] };
    expect(createInput(orderBook, order, values)).toEqual({ id: 'o2', customer: 'c1', owner: 'me' });
  });
});

test('a filter loses what was left empty, at any depth', () => {
  expect(tidyFilter({ a: { gte: '', lte: '5' }, b: { in: [] }, c: { d: { eq: null } }, e: { eq: false } })).toEqual({
    a: { lte: '5' },
    e: { eq: false },
  });
});
