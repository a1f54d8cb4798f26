import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { CostAdjustment } from './cost-adjustment.js';
import type { LandedCostLine } from './landed-cost-line.js';
import type { landedCostFlow } from './landed-cost.flow.js';
import type { LandedCost } from './landed-cost.js';
import type { stockRevaluationFlow } from './stock-revaluation.flow.js';
import type { StockRevaluation } from './stock-revaluation.js';

nameWords('es', {
  'error.NOTHING_TO_SPLIT_BY':
    'Las recepciones de {document} no tienen por qué repartirlo. Dé un peso a los productos o repártalo por cantidad.',
  'error.NOTHING_TO_REVALUE': 'No hay {product} en {warehouse} que {document} pueda revalorizar. Elija otro almacén.',
  'error.RECEIPT_OF_OTHER_COMPANY': 'La recepción {receipt} es de otra empresa. Elija recepciones de esta.',
});

nameRecord<CostAdjustment>('es', 'CostAdjustment', {
  one: 'Ajuste de coste',
  many: 'Ajustes de coste',
  fields: {
    company: 'Empresa',
    cause: 'Causa',
    reference: 'Documento',
    sourceKind: 'Clase de documento',
    sourceId: 'Id del documento',
    day: 'Día',
    product: 'Producto',
    layer: 'Capa de coste',
    use: 'Consumo de coste',
    amount: 'Importe',
    passes: 'Traslada',
  },
  help: { use: 'Vacío: la capa ha costado más o menos. Si no: tanto de ello se fue con este consumo.' },
  choices: {
    cause: {
      'landed cost': 'Gastos de compra',
      bill: 'Factura de proveedor',
      revaluation: 'Revalorización',
      'negative stock': 'Vendido antes de llegar',
      'backdated receipt': 'Recepción anotada tarde',
    },
  },
  related: { passedOn: 'Trasladado' },
});

nameRecord<LandedCost, typeof landedCostFlow>('es', 'LandedCost', {
  one: 'Gasto de compra',
  many: 'Gastos de compra',
  fields: {
    number: 'Número',
    company: 'Empresa',
    reference: 'Su referencia',
    amount: 'Importe',
    splitBy: 'Repartir por',
    bookedOn: 'Contabilizado el',
    notes: 'Notas',
    state: 'Estado',
    lines: 'Recepciones',
  },
  choices: { splitBy: { quantity: 'Cantidad', value: 'Valor', weight: 'Peso' } },
  states: { draft: 'Borrador', booked: 'Contabilizado' },
  moves: { book: 'Contabilizar' },
});

nameRecord<LandedCostLine>('es', 'LandedCostLine', {
  one: 'Recepción de un gasto de compra',
  many: 'Recepciones de gastos de compra',
  fields: { landedCost: 'Gasto de compra', receipt: 'Recepción' },
});

nameRecord<StockRevaluation, typeof stockRevaluationFlow>('es', 'StockRevaluation', {
  one: 'Revalorización de existencias',
  many: 'Revalorizaciones de existencias',
  fields: {
    number: 'Número',
    company: 'Empresa',
    product: 'Producto',
    warehouse: 'Almacén',
    unitValue: 'Cada uno vale',
    reason: 'Motivo',
    bookedOn: 'Contabilizada el',
    notes: 'Notas',
    state: 'Estado',
  },
  choices: { reason: { 'write-down': 'Depreciación', correction: 'Corrección' } },
  states: { draft: 'Borrador', booked: 'Contabilizada' },
  moves: { book: 'Contabilizar' },
});
