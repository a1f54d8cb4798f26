import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { CostLayer } from './cost-layer.js';
import type { CostUse } from './cost-use.js';
import type { Location } from './location.js';
import type { lotFlow } from './lot.flow.js';
import type { Lot } from './lot.js';
import type { StockMove } from './stock-move.js';
import type { StockOnHand } from './stock-on-hand.js';
import type { StockValue } from './stock-value.js';
import type { Warehouse } from './warehouse.js';

nameWords('es', {
  'module.warehouse': 'Almacén',
  'paper.deliveryNote': 'Albarán',
  'domain.warehouse': 'Almacén',
  'location.supplier': 'Proveedores',
  'location.customer': 'Clientes',
  'location.transit': 'En camino',
  'location.production': 'Producción',
  'location.loss': 'Mermas',
  'error.NOT_ENOUGH_STOCK':
    'De {product} quedan en {location} {free} sin comprometer, y se piden {asked}. Tome menos, libere una reserva o espere a la próxima entrada.',
  'error.LOT_MISSING':
    'Los lotes de {product} se distinguen, o no los tiene: indique el lote de lo que lo lleva, y ninguno de lo que no lo lleva.',
  'error.LOT_OF_OTHER_PRODUCT': 'El lote {lot} no es de {product}. Elija un lote de este producto.',
  'error.SERIAL_NOT_SINGLE':
    'El número {lot} de {product} es una sola pieza en un solo lugar. Anote cada pieza en una línea propia, una sola vez.',
  'error.NOT_KEPT_IN_STOCK': '{product} es un servicio y no se almacena. Quítelo de la lista.',
  'error.LOCATION_OF_OTHER_COMPANY': '{location} es de otra empresa. Elija lugares de una misma empresa.',
  'error.RETURNS_TOO_MUCH': 'De lo que salió con {reference} todavía pueden volver {left}, no {asked}. Anote lo que llegó de verdad.',
  'error.COSTING_METHOD_FIXED': '{company} ya tiene existencias valoradas con su método actual. Debe seguir con él.',
  'error.STILL_IN_USE': '{name} todavía tiene existencias, o por ahí entran y salen. Vacíelo primero.',
  'error.TRACKING_FIXED': 'Hay existencias de {product}. Déjelas a cero antes de cambiar qué es o cómo se sigue.',
});

nameRecord<Warehouse>('es', 'Warehouse', {
  one: 'Almacén',
  many: 'Almacenes',
  fields: { code: 'Código', name: 'Nombre', company: 'Empresa', picking: 'Sale primero', mayGoBelowZero: 'Puede quedar bajo cero' },
  help: {
    mayGoBelowZero:
      'Los bienes pueden salir antes de anotarse su entrada. Cuestan lo que costaron los últimos, hasta que los que llegan digan otra cosa.',
  },
  choices: { picking: { expiry: 'Lo que caduca antes', age: 'Lo que llegó antes' } },
});

nameRecord<Location>('es', 'Location', {
  one: 'Ubicación',
  many: 'Ubicaciones',
  fields: { name: 'Nombre', kind: 'Tipo', warehouse: 'Almacén', parent: 'Dentro de', company: 'Empresa' },
  help: { warehouse: 'Vacío: el de la ubicación en la que está.' },
  choices: {
    kind: {
      internal: 'En un almacén',
      supplier: 'Proveedor',
      customer: 'Cliente',
      transit: 'En camino',
      production: 'Producción',
      loss: 'Merma',
    },
  },
  related: { places: 'Ubicaciones interiores', movesOut: 'Salidas', movesIn: 'Entradas' },
});

nameRecord<Lot, typeof lotFlow>('es', 'Lot', {
  one: 'Lote',
  many: 'Lotes',
  fields: {
    product: 'Producto',
    number: 'Número',
    madeOn: 'Fabricado el',
    bestBefore: 'Consumo preferente',
    removeOn: 'Fuera de venta desde',
    alertOn: 'Aviso el',
    expiresOn: 'Caduca el',
    state: 'Estado',
    notes: 'Notas',
  },
  help: { madeOn: 'Las fechas vacías se calculan desde este día con los días del producto.' },
  states: { released: 'Liberado', quarantined: 'En cuarentena' },
  moves: { quarantine: 'Poner en cuarentena', release: 'Liberar' },
});

nameRecord<StockMove>('es', 'StockMove', {
  one: 'Movimiento de existencias',
  many: 'Movimientos de existencias',
  fields: {
    company: 'Empresa',
    reference: 'Documento',
    documentLine: 'Línea del documento',
    day: 'Día',
    product: 'Producto',
    lot: 'Lote',
    quantity: 'Cantidad',
    from: 'Desde',
    to: 'Hasta',
    party: 'De quién o a quién',
    follows: 'Sigue a',
    returnOf: 'Devuelve',
    value: 'Valor',
  },
  related: { nextMoves: 'Lo que siguió', returns: 'Devoluciones' },
});

nameRecord<StockOnHand>('es', 'StockOnHand', {
  one: 'Existencia',
  many: 'Existencias',
  fields: {
    company: 'Empresa',
    product: 'Producto',
    location: 'Ubicación',
    lot: 'Lote',
    quantity: 'En existencia',
    reserved: 'Reservado',
    since: 'Desde el',
  },
});

nameRecord<StockValue>('es', 'StockValue', {
  one: 'Valor de existencias',
  many: 'Valores de existencias',
  fields: {
    company: 'Empresa',
    product: 'Producto',
    warehouse: 'Almacén',
    costingMethod: 'Valoración',
    quantity: 'Cantidad',
    value: 'Valor',
  },
  help: { warehouse: 'Vacío: en camino entre dos almacenes.' },
  choices: { costingMethod: { fifo: 'Primera entrada, primera salida', average: 'A coste medio' } },
});

nameRecord<CostLayer>('es', 'CostLayer', {
  one: 'Capa de coste',
  many: 'Capas de coste',
  fields: {
    company: 'Empresa',
    product: 'Producto',
    warehouse: 'Almacén',
    move: 'Movimiento',
    day: 'Día',
    quantity: 'Cantidad',
    value: 'Valor',
    restores: 'Salió antes con',
  },
  related: { uses: 'Consumos', adjustments: 'Costes posteriores' },
});

nameRecord<CostUse>('es', 'CostUse', {
  one: 'Consumo de coste',
  many: 'Consumos de coste',
  fields: { company: 'Empresa', move: 'Movimiento', layer: 'Capa de coste', quantity: 'Cantidad', value: 'Valor', corrects: 'Corrige' },
  related: { takenBack: 'Adónde siguió', corrections: 'Corregido por', adjustments: 'Costes posteriores' },
});
