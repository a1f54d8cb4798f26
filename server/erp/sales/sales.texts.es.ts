import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrder } from './sales-order.js';

nameWords('es', {
  'module.sales': 'Ventas',
  'domain.sales': 'Ventas',
  'error.CREDIT_LIMIT_EXCEEDED':
    'Con el pedido {order} el cliente superaría su límite de crédito. Pida un anticipo, reduzca el pedido o solicite a un jefe que lo confirme.',
  'error.ORDER_WITHOUT_LINES': 'El pedido {order} no tiene líneas. Añada primero lo que quiere el cliente.',
  'confirm.CREDIT_OVERRIDE':
    'El pedido {order}, de {asked}, lleva al cliente a {exposure}, por encima de su límite de crédito de {limit}. ¿Confirmarlo de todos modos?',
});

nameRecord<SalesOrder, typeof salesOrderFlow>('es', 'SalesOrder', {
  one: 'Pedido de venta',
  many: 'Pedidos de venta',
  fields: {
    number: 'Número',
    customer: 'Cliente',
    owner: 'Vendedor',
    company: 'Empresa',
    department: 'Departamento',
    orderDate: 'Fecha de pedido',
    requestedOn: 'Solicitado para',
    shippedOn: 'Enviado el',
    customerReference: 'Referencia del cliente',
    currency: 'Moneda',
    exchangeRate: 'Tipo de cambio',
    rateDate: 'Tipo del día',
    priceList: 'Tarifa',
    documentDiscount: 'Descuento del documento (%)',
    freight: 'Portes',
    carrier: 'Transportista',
    shipName: 'Entregar a',
    shipStreet: 'Calle',
    shipCity: 'Ciudad',
    shipRegion: 'Provincia',
    shipPostalCode: 'Código postal',
    shipCountry: 'País',
    notes: 'Notas',
    roundingMode: 'Redondeo',
    linesAmount: 'Líneas',
    discountAmount: 'Descuento',
    netAmount: 'Neto',
    taxAmount: 'Impuestos',
    total: 'Total',
    cost: 'Coste',
    margin: 'Margen',
    state: 'Estado',
    lines: 'Líneas',
  },
  help: {
    currency: 'Vacío: la moneda de la tarifa, del cliente o de la empresa.',
    exchangeRate: 'Vacío: el tipo de cambio del día de la empresa.',
    priceList: 'Vacío: la tarifa propia del cliente, si la tiene.',
  },
  choices: { roundingMode: { 'half-up': 'Mitad hacia arriba', 'half-even': 'Mitad al par' } },
  states: { draft: 'Borrador', quoted: 'Ofertado', confirmed: 'Confirmado', cancelled: 'Cancelado' },
  moves: { quote: 'Ofertar', confirm: 'Confirmar', cancel: 'Cancelar pedido' },
});

nameRecord<SalesOrderLine>('es', 'SalesOrderLine', {
  one: 'Línea de pedido',
  many: 'Líneas de pedido',
  fields: {
    order: 'Pedido',
    product: 'Producto',
    description: 'Descripción',
    quantity: 'Cantidad',
    unit: 'Unidad',
    unitPrice: 'Precio unitario',
    listPrice: 'Precio de tarifa',
    discount: 'Descuento (%)',
    taxCode: 'Código de impuesto',
    amount: 'Importe',
    netAmount: 'Neto',
    taxAmount: 'Impuestos',
    total: 'Total',
    unitCost: 'Coste unitario',
    margin: 'Margen',
  },
  help: { unitPrice: 'Vacío: el de la tarifa o el del producto.' },
});
