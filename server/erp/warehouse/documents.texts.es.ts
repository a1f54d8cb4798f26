import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { StockCountLine } from './stock-count-line.js';
import type { stockCountFlow } from './stock-count.flow.js';
import type { StockCount } from './stock-count.js';
import type { DeliveryLine } from './delivery-line.js';
import type { deliveryFlow } from './delivery.flow.js';
import type { Delivery } from './delivery.js';
import type { ReceiptLine } from './receipt-line.js';
import type { receiptFlow } from './receipt.flow.js';
import type { Receipt } from './receipt.js';
import type { Reservation } from './reservation.js';
import type { ScrapLine } from './scrap-line.js';
import type { scrapFlow } from './scrap.flow.js';
import type { Scrap } from './scrap.js';
import type { TransferLine } from './transfer-line.js';
import type { transferFlow } from './transfer.flow.js';
import type { Transfer } from './transfer.js';

nameWords('es', {
  'error.DOCUMENT_WITHOUT_LINES': '{document} no tiene líneas. Añada primero los bienes.',
  'error.LOT_IN_QUARANTINE': 'El lote {lot} de {product} está en cuarentena. Libere el lote o tome otro.',
  'error.MORE_THAN_SENT':
    'Con {transfer} salieron {sent}, así que no pueden haber llegado {received}. Anote lo que llegó y haga recuento del resto.',
  'error.COUNTED_TWICE': '{count} tiene dos veces lo mismo en el mismo lugar. Deje una sola línea.',
  'error.NOTHING_TO_SHIP': 'De {delivery} no se envía nada. Indique cuánto sale.',
  'confirm.SHIP_PARTLY': 'No está todo lo de {delivery}. ¿Enviar lo que hay, y el resto con una entrega propia?',
  'confirm.RECEIVE_MORE': 'Con {receipt} llegó más de lo esperado. ¿Aceptarlo de todos modos?',
});

nameRecord<Delivery, typeof deliveryFlow>('es', 'Delivery', {
  one: 'Entrega',
  many: 'Entregas',
  fields: {
    number: 'Número',
    kind: 'Va a',
    party: 'A quién',
    company: 'Empresa',
    warehouse: 'Almacén',
    plannedOn: 'Prevista para',
    shippedOn: 'Enviada el',
    reference: 'Su referencia',
    minimumShelfLifeDays: 'Debe durar (días)',
    reservation: 'Reservado',
    backorderOf: 'Resto de',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Líneas',
  },
  help: { minimumShelfLifeDays: 'Desde el día previsto. Los lotes que caducan antes no se toman.' },
  choices: { kind: { customer: 'Cliente', supplier: 'Proveedor' }, reservation: { none: 'Nada', partial: 'Una parte', full: 'Todo' } },
  states: { draft: 'Borrador', confirmed: 'Confirmada', shipped: 'Enviada', cancelled: 'Cancelada' },
  moves: { confirm: 'Confirmar', reserve: 'Reservar', release: 'Liberar', ship: 'Enviar', cancel: 'Cancelar entrega' },
  related: { backorders: 'Resto pendiente' },
});

nameRecord<DeliveryLine>('es', 'DeliveryLine', {
  one: 'Línea de entrega',
  many: 'Líneas de entrega',
  fields: {
    delivery: 'Entrega',
    product: 'Producto',
    lot: 'Lote',
    quantity: 'Cantidad',
    reserved: 'Reservado',
    toShip: 'A enviar',
    shipped: 'Enviado',
    returnOf: 'Devuelve',
    sourceLine: 'De la línea de pedido',
  },
  help: {
    lot: 'Vacío: lo que debe salir primero.',
    toShip: 'Vacío: todo lo que hay. El resto sale con una entrega propia.',
  },
});

nameRecord<Reservation>('es', 'Reservation', {
  one: 'Reserva',
  many: 'Reservas',
  fields: {
    company: 'Empresa',
    product: 'Producto',
    delivery: 'Entrega',
    line: 'Línea de entrega',
    place: 'Existencia',
    quantity: 'Cantidad',
  },
});

nameRecord<Receipt, typeof receiptFlow>('es', 'Receipt', {
  one: 'Recepción',
  many: 'Recepciones',
  fields: {
    number: 'Número',
    kind: 'Viene de',
    party: 'De quién',
    company: 'Empresa',
    warehouse: 'Almacén',
    location: 'Se guarda en',
    expectedOn: 'Esperada el',
    receivedOn: 'Recibida el',
    reference: 'Su referencia',
    backorderOf: 'Resto de',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Líneas',
  },
  help: { location: 'Vacío: en el suelo del almacén.' },
  choices: { kind: { supplier: 'Proveedor', customer: 'Cliente' } },
  states: { draft: 'Borrador', expected: 'Esperada', received: 'Recibida', cancelled: 'Cancelada' },
  moves: { confirm: 'Confirmar', receive: 'Recibir', cancel: 'Cancelar recepción' },
  related: { backorders: 'Resto por llegar' },
});

nameRecord<ReceiptLine>('es', 'ReceiptLine', {
  one: 'Línea de recepción',
  many: 'Líneas de recepción',
  fields: {
    receipt: 'Recepción',
    product: 'Producto',
    quantity: 'Esperado',
    received: 'Recibido',
    unitCost: 'Coste unitario',
    lot: 'Lote',
    lotNumber: 'Número de lote',
    madeOn: 'Fabricado el',
    expiresOn: 'Caduca el',
    returnOf: 'Devuelve',
    sourceLine: 'Pedido en',
  },
  help: {
    received: 'Vacío: todo lo esperado.',
    unitCost: 'Vacío: lo mismo que lo que hay.',
    lotNumber: 'Un lote que aún no se conoce se añade.',
  },
});

nameRecord<Transfer, typeof transferFlow>('es', 'Transfer', {
  one: 'Traslado',
  many: 'Traslados',
  fields: {
    number: 'Número',
    company: 'Empresa',
    from: 'Desde',
    to: 'Hasta',
    plannedOn: 'Previsto para',
    shippedOn: 'Salió el',
    receivedOn: 'Llegó el',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Líneas',
  },
  states: { draft: 'Borrador', 'on the way': 'En camino', done: 'Hecho', cancelled: 'Cancelado' },
  moves: { complete: 'Mover ya', ship: 'Despachar', receive: 'Recibir', cancel: 'Cancelar traslado' },
});

nameRecord<TransferLine>('es', 'TransferLine', {
  one: 'Línea de traslado',
  many: 'Líneas de traslado',
  fields: { transfer: 'Traslado', product: 'Producto', lot: 'Lote', quantity: 'Cantidad', received: 'Llegó' },
  help: { received: 'Vacío: todo lo que salió. Lo que no llegó se da por perdido.' },
});

nameRecord<Scrap, typeof scrapFlow>('es', 'Scrap', {
  one: 'Baja de existencias',
  many: 'Bajas de existencias',
  fields: {
    number: 'Número',
    company: 'Empresa',
    location: 'Ubicación',
    reason: 'Motivo',
    scrappedOn: 'Dada de baja el',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Líneas',
  },
  choices: { reason: { damaged: 'Dañado', expired: 'Caducado', stolen: 'Robado', other: 'Otro' } },
  states: { draft: 'Borrador', scrapped: 'Dada de baja' },
  moves: { scrap: 'Dar de baja' },
});

nameRecord<ScrapLine>('es', 'ScrapLine', {
  one: 'Bien dado de baja',
  many: 'Bienes dados de baja',
  fields: { scrap: 'Baja', product: 'Producto', lot: 'Lote', quantity: 'Cantidad' },
});

nameRecord<StockCount, typeof stockCountFlow>('es', 'StockCount', {
  one: 'Recuento',
  many: 'Recuentos',
  fields: {
    number: 'Número',
    company: 'Empresa',
    location: 'Ubicación',
    startedAt: 'Empezó',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Líneas',
  },
  help: { location: 'También se cuentan los lugares que hay dentro.' },
  states: { draft: 'Borrador', counting: 'Contando', applied: 'Aplicado', cancelled: 'Cancelado' },
  moves: { start: 'Empezar a contar', apply: 'Aplicar', cancel: 'Cancelar recuento' },
});

nameRecord<StockCountLine>('es', 'StockCountLine', {
  one: 'Bien contado',
  many: 'Bienes contados',
  fields: {
    count: 'Recuento',
    location: 'Ubicación',
    product: 'Producto',
    lot: 'Lote',
    expected: 'Había',
    counted: 'Contado',
    difference: 'Diferencia',
  },
  help: {
    expected: 'Cuando empezó el recuento. Lo que entra y sale entretanto no importa.',
    counted: 'Vacío: no contado, queda como está.',
  },
});
