import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { BillMatchReceipt } from './bill-match-receipt.js';
import type { billMatchFlow } from './bill-match.flow.js';
import type { BillMatch } from './bill-match.js';

nameWords('es', {
  'error.NOTHING_TO_BILL': 'Todavía no hay nada que facturar del pedido {order}. Confírmelo y reciba la mercancía, o facture lo pedido.',
});

nameRecord<BillMatch, typeof billMatchFlow>('es', 'BillMatch', {
  one: 'Control de factura',
  many: 'Controles de facturas',
  fields: {
    reference: 'Número de pedido',
    company: 'Empresa',
    department: 'Departamento',
    owner: 'Comprador',
    order: 'Pedido',
    orderLine: 'Línea de pedido',
    bill: 'Factura',
    billLine: 'Línea de factura',
    product: 'Producto',
    quantity: 'Facturado',
    matched: 'Llegado de ello',
    currency: 'Moneda',
    exchangeRate: 'Tipo de cambio',
    rateDate: 'Cambio del',
    billedPrice: 'Precio facturado',
    orderedPrice: 'Precio pedido',
    quantityBlocked: 'Bloqueado: no ha llegado',
    priceBlocked: 'Bloqueado: más caro',
    priceAcceptedBy: 'Precio aceptado por',
    quantityAcceptedBy: 'Cantidad aceptada por',
    state: 'Estado',
    receipts: 'Recepciones',
  },
  states: { blocked: 'Bloqueada', matched: 'Conforme' },
  moves: { acceptPrice: 'Aceptar el precio', acceptQuantity: 'Aceptar la cantidad', settle: 'Dar por conforme' },
});

nameRecord<BillMatchReceipt>('es', 'BillMatchReceipt', {
  one: 'Recepción casada',
  many: 'Recepciones casadas',
  fields: {
    match: 'Control de factura',
    receiptLine: 'Línea de recepción',
    quantity: 'Cantidad',
    billedValue: 'Facturado a',
    receivedValue: 'Recibido a',
  },
});
