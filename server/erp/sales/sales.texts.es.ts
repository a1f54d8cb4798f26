import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrderTax } from './sales-order-tax.js';
import type { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrder } from './sales-order.js';
import type { SalesPolicy } from './sales-policy.js';

nameWords('es', {
  'module.sales': 'Ventas',
  'paper.quotation': 'Presupuesto',
  'paper.orderConfirmation': 'Confirmación de pedido',
  'paper.shipTo': 'Enviar a',
  'domain.sales': 'Ventas',
  'error.CREDIT_LIMIT_EXCEEDED':
    'Con el pedido {order}, de {asked}, el cliente superaría su límite de crédito de {limit}. Pida un anticipo, reduzca el pedido o solicite a un jefe que lo confirme.',
  'error.CREDIT_LIMIT_EXCEEDED.withheld':
    'Con el pedido {order} el cliente superaría su límite de crédito. Pida un anticipo, reduzca el pedido o solicite a un jefe que lo confirme.',
  'confirm.CREDIT_OVERRIDE':
    'Con el pedido {order}, de {asked}, el cliente supera su límite de crédito de {limit}. ¿Confirmarlo de todos modos?',
  'confirm.CREDIT_OVERRIDE.withheld': 'Con el pedido {order} el cliente supera su límite de crédito. ¿Confirmarlo de todos modos?',
  'error.ORDER_WITHOUT_LINES': 'El pedido {order} no tiene líneas. Añada primero lo que quiere el cliente.',
  'invoice.freight': 'Portes',
  'invoice.deposit': 'Anticipo',
  'error.NOTHING_TO_INVOICE': 'De {order} no hay nada que facturar todavía. Entregue antes, o haga que se facture al pedir.',
  'error.INVOICE_STILL_DRAFT': 'La factura de {order} es todavía un borrador y dice más de lo que se debe. Corrija o cancele el borrador.',
  'error.ORDER_UNDER_WAY':
    'El cliente ya tiene, o ya debe, parte de lo pedido en {order}. Cierre el pedido para no entregar más, o recoja antes los bienes y abónelos.',
  'error.NOTHING_TO_DELIVER': 'Todo lo de {order} ha salido o está en una entrega. Envíe esa entrega, o cancélela antes.',
  'error.WAREHOUSE_OF_OTHER_COMPANY': 'El almacén {warehouse} es de otra empresa. Elija uno de la empresa que vende.',
  'error.PRICE_LIST_IN_OTHER_CURRENCY':
    'La tarifa {list} está en otra moneda que el pedido. Elija la moneda de la tarifa, o ninguna tarifa.',
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
    promisedOn: 'Prometido para',
    shippedOn: 'Enviado el',
    customerReference: 'Referencia del cliente',
    currency: 'Moneda',
    exchangeRate: 'Tipo de cambio',
    rateDate: 'Tipo del día',
    priceList: 'Tarifa',
    paymentTerms: 'Condiciones de pago',
    documentDiscount: 'Descuento del documento (%)',
    freight: 'Portes',
    carrier: 'Transportista',
    warehouse: 'Se entrega desde',
    invoicing: 'Se factura',
    shipName: 'Entregar a',
    shipStreet: 'Calle',
    shipCity: 'Ciudad',
    shipRegion: 'Provincia',
    shipPostalCode: 'Código postal',
    shipCountry: 'País',
    notes: 'Notas',
    roundingMode: 'Redondeo',
    taxRounding: 'Redondeo de impuestos',
    linesAmount: 'Líneas',
    discountAmount: 'Descuento',
    netAmount: 'Neto',
    taxAmount: 'Impuestos',
    total: 'Total',
    cost: 'Coste',
    margin: 'Margen',
    deliveryStatus: 'Entregado',
    invoiceStatus: 'Facturado',
    done: 'Terminado',
    state: 'Estado',
    lines: 'Líneas',
    taxes: 'Impuestos',
  },
  help: {
    warehouse: 'Vacío: desde donde entrega la empresa. Sin almacén, los bienes se venden sin entregas.',
    invoicing: 'Vacío: como lo hace la empresa.',
    currency: 'Vacío: la moneda de la tarifa, del cliente o de la empresa.',
    paymentTerms: 'Vacío: las del cliente.',
    priceList: 'Vacío: la tarifa propia del cliente, si la tiene. La tarifa de un cliente no sirve a otro.',
  },
  choices: {
    invoicing: { 'on delivery': 'Al entregar', 'on order': 'Al pedir' },
    deliveryStatus: { 'not needed': 'Nada que entregar', none: 'Aún no', partly: 'En parte', fully: 'Del todo' },
    invoiceStatus: { none: 'Aún no', partly: 'En parte', fully: 'Del todo' },
    roundingMode: { 'half-up': 'Mitad hacia arriba', 'half-even': 'Mitad al par' },
    taxRounding: { document: 'Por documento', line: 'Por línea' },
  },
  states: { draft: 'Borrador', quoted: 'Ofertado', confirmed: 'Confirmado', closed: 'Cerrado', cancelled: 'Cancelado' },
  moves: {
    quote: 'Ofertar',
    confirm: 'Confirmar',
    deliver: 'Planear entrega',
    invoice: 'Facturar',
    invoiceRest: 'Facturar lo entregado',
    close: 'Cerrar',
    cancel: 'Cancelar pedido',
  },
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
    ruledTaxCode: 'Código de impuesto por regla',
    amount: 'Importe',
    netAmount: 'Neto',
    taxAmount: 'Impuestos',
    total: 'Total',
    unitCost: 'Coste unitario',
    margin: 'Margen',
    ships: 'Se entrega',
    promisedOn: 'Prometido para',
    delivered: 'Entregado',
    invoiced: 'Facturado',
    toDeliver: 'Por entregar',
    toInvoice: 'Por facturar',
  },
  help: { unitPrice: 'Vacío: el de la tarifa o el del producto.', taxCode: 'Vacío: el de las reglas de impuestos o el del producto.' },
});

nameRecord<SalesOrderTax>('es', 'SalesOrderTax', {
  one: 'Impuesto',
  many: 'Impuestos',
  fields: { order: 'Pedido', taxCode: 'Código de impuesto', base: 'Base imponible', amount: 'Cuota' },
});

nameRecord<SalesPolicy>('es', 'SalesPolicy', {
  one: 'Política de ventas',
  many: 'Políticas de ventas',
  fields: { company: 'Empresa', warehouse: 'Se entrega desde', reserving: 'Los bienes se reservan', invoicing: 'Los bienes se facturan' },
  help: { warehouse: 'Vacío: el primer almacén de la empresa.' },
  choices: {
    reserving: { 'at confirmation': 'Al confirmar el pedido', later: 'Cuando alguien lo hace' },
    invoicing: { 'on delivery': 'Al entregar', 'on order': 'Al pedir' },
  },
});
