import { uuidV7 } from '../server/kernel/write/uuid-v7.js';
import { benchId } from './load-company.js';
import type { BenchSize } from './bench-size.js';

export const caseNames = ['a', 'b', 'c', 'd', 'd0', 'e', 'f', 'g', 'h'] as const;
export type CaseName = (typeof caseNames)[number];

/** What all three are asked, each in its own words; equal variables must bring equal answers. */
export interface BenchCase {
  readonly title: string;
  readonly timon: string;
  /** Left out where PostGraphile has nothing of the kind. */
  readonly postgraphile?: string;
  readonly variables: (turn: number) => Record<string, unknown>;
  /** What hand-written SQL is told, where it differs. */
  readonly sqlVariables?: (turn: number) => Record<string, unknown>;
  /** The statement of another case, for other variables. */
  readonly sql?: CaseName;
  readonly postgraphileVariables?: (turn: number) => Record<string, unknown>;
}

/** What is only known when the data are there. */
export interface Found {
  readonly orderIds: readonly string[];
  readonly deepLineId: string;
  readonly timonCursor: string;
  readonly postgraphileCursor: string;
}

const nothing = () => ({});
const misspelt = [
  'Goikotxea Herajes',
  'Hernandes Panaderia',
  'Kristofersen Foundri',
  'Zubizareta Bevidas',
  'Oppenhaimer Pinturas',
  'Xantopoulos Vidrios',
  'Echeveria Quimicos',
  'Galbrait Hidraulics',
  'Nakamuro Optics',
  'Larranaga Calsado',
];
const lineFields = 'id quantity unitPrice total product { name }';

export function benchCases(size: BenchSize, { orderIds, deepLineId, timonCursor, postgraphileCursor }: Found): Record<CaseName, BenchCase> {
  // Every twentieth party is no customer.
  const customerAt = (turn: number) => 1 + 20 * ((turn * 31) % (size.parties / 20));
  const order = (turn: number) => {
    const id = uuidV7();
    const lines = [1, 2, 3, 4, 5].map((n) => ({ product: benchId('product', (turn * 7 + n * 13) % size.products), quantity: String(n) }));
    return { id, customer: benchId('party', customerAt(turn)), lines };
  };
  const linesPage = {
    timon: `query ($after: String) { salesOrderLines(first: 50, after: $after) { nodes { ${lineFields} } } }`,
    postgraphile: `query ($after: Cursor) { salesOrderLines: allSalesOrderLines(first: 50, after: $after, orderBy: PRIMARY_KEY_ASC) { nodes { id: rowId quantity unitPrice total product: productByProductId { name } } } }`,
  };
  return {
    a: {
      title: '50 parties by name, 5 fields',
      timon: '{ parties(orderBy: [{ name: ASC }], first: 50) { nodes { id name city country taxId } } }',
      postgraphile:
        '{ parties: allParties(orderBy: [NAME_ASC, PRIMARY_KEY_ASC], first: 50) { nodes { id: rowId name city country taxId } } }',
      variables: nothing,
    },
    b: {
      title: '50 orders + party + lines + product',
      timon: `{ salesOrders(orderBy: [{ orderDate: DESC }], first: 50) { nodes { id number orderDate state total customer { id name city }
        lines { id quantity unitPrice total product { id code name } } } } }`,
      postgraphile: `{ salesOrders: allSalesOrders(orderBy: [ORDER_DATE_DESC, PRIMARY_KEY_DESC], first: 50) { nodes { id: rowId number orderDate state total customer: partyByCustomerId { id: rowId name city }
        lines: salesOrderLinesByOrderId { nodes { id: rowId quantity unitPrice total product: productByProductId { id: rowId code name } } } } } }`,
      variables: nothing,
    },
    c: {
      title: 'orders by city and total, sorted, counted',
      timon: `query ($city: String!, $total: Money!) { salesOrders(filter: { customer: { city: { eq: $city } }, total: { gte: $total } }, orderBy: [{ orderDate: DESC }], first: 50) {
        nodes { id number orderDate total customer { name city } } count { value } } }`,
      postgraphile: `query ($city: String!, $total: BigFloat!) { salesOrders: allSalesOrders(filter: { partyByCustomerId: { city: { equalTo: $city } }, totalInCompanyCurrency: { greaterThanOrEqualTo: $total } }, orderBy: [ORDER_DATE_DESC, PRIMARY_KEY_DESC], first: 50) {
        nodes { id: rowId number orderDate total customer: partyByCustomerId { name city } } count: totalCount } }`,
      variables: (turn) => ({ city: ['Gent', 'Leeds', 'Galway'][turn % 3], total: '30000' }),
    },
    d: {
      title: `50 lines at depth ${size.depth.toLocaleString('en')}`,
      ...linesPage,
      variables: () => ({ after: timonCursor }),
      postgraphileVariables: () => ({ after: postgraphileCursor }),
      sqlVariables: () => ({ after: deepLineId }),
    },
    d0: {
      title: '50 lines at depth 0',
      ...linesPage,
      variables: nothing,
      sqlVariables: () => ({ after: '00000000-0000-0000-0000-000000000000' }),
      sql: 'd',
    },
    e: {
      title: 'line totals of a year by month and category',
      timon: `query ($from: Date!, $until: Date!) { salesOrderLinesGrouped(filter: { order: { orderDate: { gte: $from, lt: $until } } }, by: [{ order: { orderDate: MONTH } }, { product: { category: { id: VALUE } } }]) {
        rows { keys { order { orderDate } product { category { id } } } sum { netAmount } } } }`,
      postgraphile: `query ($from: Date!, $until: Date!) { salesOrderLinesGrouped: allBenchLineSales(filter: { orderDate: { greaterThanOrEqualTo: $from, lessThan: $until } }) {
        rows: groupedAggregates(groupBy: [MONTH, CATEGORY_ID]) { keys sum { netAmount } } } }`,
      variables: () => ({ from: '2025-01-01', until: '2026-01-01' }),
    },
    f: {
      title: 'one order as its form shows it',
      timon: `query ($id: ID!) { salesOrder(id: $id) { ${formFields} customer { id name } owner { id name } company { id name } department { id name } currency { id code } priceList { id name } carrier { id name }
        lines { ${formLineFields} product { id name } unit { id code } taxCode { id code } } } }`,
      postgraphile: `query ($id: UUID!) { salesOrder: salesOrderByRowId(rowId: $id) { ${rowIds(formFields)} customer: partyByCustomerId { id: rowId name } owner: employeeByOwnerId { id: rowId name } company: companyByCompanyId { id: rowId name }
        department: departmentByDepartmentId { id: rowId name } currency: currencyByCurrencyId { id: rowId code } priceList: priceListByPriceListId { id: rowId name } carrier: partyByCarrierId { id: rowId name }
        lines: salesOrderLinesByOrderId { nodes { ${rowIds(formLineFields)} product: productByProductId { id: rowId name } unit: unitByUnitId { id: rowId code } taxCode: taxCodeByTaxCodeId { id: rowId code } } } } }`,
      variables: (turn) => ({ id: orderIds[turn % orderIds.length] }),
    },
    g: {
      title: 'create an order with 5 lines and confirm it',
      timon: `mutation ($input: CreateSalesOrderInput!, $id: ID!) { createSalesOrder(input: $input) { id } confirmSalesOrder(id: $id, version: 1) { id number state total version } }`,
      variables: (turn) => {
        const input = order(turn);
        return { id: input.id, input };
      },
    },
    h: {
      title: 'parties by a misspelt name',
      timon: `query ($words: String!) { parties(filter: { search: $words }, first: 20) { nodes { id name city } } }`,
      variables: (turn) => ({ words: misspelt[turn % misspelt.length] }),
    },
  };
}

const formFields = `id version number orderDate requestedOn shippedOn customerReference exchangeRate rateDate documentDiscount freight shipName shipStreet shipCity shipRegion shipPostalCode shipCountry notes
  roundingMode linesAmount discountAmount netAmount taxAmount total state`;
const formLineFields = 'id position description quantity unitPrice listPrice discount amount netAmount taxAmount total';
const rowIds = (fields: string) => fields.replace(/^id /, 'id: rowId ');
