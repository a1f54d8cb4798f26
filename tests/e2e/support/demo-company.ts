import type { Api } from './api.js';

const towns = [
  ['Madrid', 'Spain'],
  ['Berlin', 'Germany'],
  ['Luleå', 'Sweden'],
  ['México D.F.', 'Mexico'],
] as const;

export interface DemoCompany {
  readonly orderId: string;
  readonly customerId: string;
  readonly productId: string;
}

/** Sixty customers, three products and one order: enough to page, filter and sell. */
export async function seedDemoCompany(api: Api): Promise<DemoCompany> {
  const { units } = await api.ask<{ units: { nodes: { id: string }[] } }>('{ units(filter: { code: { eq: "pcs" } }) { nodes { id } } }');
  const unit = units.nodes[0]!.id;
  const parties = await api.create(
    'parties',
    'CreatePartyInput',
    Array.from({ length: 60 }, (_, index) => {
      const [city, country] = towns[index % towns.length]!;
      return {
        kind: index % 10 === 9 ? 'PERSON' : 'COMPANY',
        name: index === 6 ? 'Astilleros Zarzuela' : `Customer ${String(index + 1).padStart(2, '0')}`,
        isCustomer: true,
        creditLimit: '50000.00',
        addresses: [{ kind: 'MAIN', street: `Calle ${index + 1}`, city, country }],
      };
    }),
  );
  const products = await api.create('products', 'CreateProductInput', [
    { code: 'ROPE', name: 'Rope', unit, listPrice: '12.50' },
    { code: 'ANCHOR', name: 'Anchor', unit, listPrice: '411.52' },
    { code: 'LAMP', name: 'Lamp', unit, listPrice: '1234.56' },
  ]);
  const [orderId] = await api.create('salesOrders', 'CreateSalesOrderInput', [
    { customer: parties[0], orderDate: '2026-11-23', customerReference: 'PO-7', lines: [{ product: products[2], quantity: '1' }] },
  ]);
  return { orderId: orderId!, customerId: parties[2]!, productId: products[2]! };
}
