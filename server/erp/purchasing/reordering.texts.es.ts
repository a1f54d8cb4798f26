import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { reorderProposalFlow } from './reorder-proposal.flow.js';
import type { ReorderProposal } from './reorder-proposal.js';
import type { ReorderRule } from './reorder-rule.js';

nameWords('es', {
  'error.PROPOSAL_WITHOUT_SUPPLIER': 'No se dice quién vende {product}. Elija primero un proveedor.',
});

nameRecord<ReorderRule>('es', 'ReorderRule', {
  one: 'Regla de reposición',
  many: 'Reglas de reposición',
  fields: {
    company: 'Empresa',
    product: 'Producto',
    warehouse: 'Almacén',
    minimum: 'Como mínimo',
    maximum: 'Hasta',
    orderMultiple: 'En múltiplos de',
    leadTimeDays: 'Plazo de entrega (días)',
    horizonDays: 'Cubre además (días)',
    supplier: 'Proveedor',
  },
  help: {
    minimum: 'Por debajo de esta previsión, en la unidad propia del producto, se propone comprar.',
    leadTimeDays: 'Vacío: el del proveedor.',
    supplier: 'Vacío: el primero de los proveedores del producto.',
  },
  related: { proposals: 'Propuestas' },
});

nameRecord<ReorderProposal, typeof reorderProposalFlow>('es', 'ReorderProposal', {
  one: 'Propuesta de compra',
  many: 'Propuestas de compra',
  fields: {
    company: 'Empresa',
    rule: 'Regla',
    product: 'Producto',
    warehouse: 'Almacén',
    proposedOn: 'Propuesta el',
    neededOn: 'Necesario el',
    forecast: 'Previsión',
    quantity: 'Cantidad',
    supplier: 'Proveedor',
    order: 'Pedido',
    state: 'Estado',
  },
  states: { open: 'Abierta', ordered: 'Pedida', dismissed: 'Descartada' },
  moves: { order: 'Pedir', dismiss: 'Descartar' },
});
