import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { ApprovalRule } from './approval-rule.js';
import type { PurchaseApproval } from './purchase-approval.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrderTax } from './purchase-order-tax.js';
import type { purchaseOrderFlow } from './purchase-order.flow.js';
import type { PurchaseOrder } from './purchase-order.js';
import type { PurchaseTolerance } from './purchase-tolerance.js';

nameWords('es', {
  'module.purchasing': 'Compras',
  'paper.quotationRequest': 'Solicitud de presupuesto',
  'paper.purchaseOrder': 'Pedido de compra',
  'domain.purchasing': 'Compras',
  'error.PURCHASE_WITHOUT_LINES': 'El pedido {order} no tiene líneas. Añada primero lo que se quiere.',
  'error.OWN_APPROVAL':
    'Usted, o la persona a la que sustituye, ha escrito, cambiado o presentado el pedido {order}. Debe aprobarlo otra persona.',
  'error.APPROVAL_LEVEL_TOO_LOW': 'El pedido {order} requiere la aprobación de alguien de nivel {level} o superior. Pídale que lo apruebe.',
  'error.ALREADY_APPROVED': 'Su aprobación de {order} ya cuenta. Debe aprobarlo además otra persona.',
  'error.LESS_THAN_CAME': 'Del pedido {order} ya han llegado o se han facturado {came}. No pida menos, ni a otro proveedor.',
  'error.ORDER_UNDER_WAY': 'Algo del pedido {order} ha llegado o se ha facturado. Ciérrelo en lugar de anularlo.',
  'error.GOODS_ARRIVING': 'En este momento se está recibiendo mercancía del pedido {order}. Inténtelo de nuevo.',
  'error.RECEIVED_TOO_MUCH':
    'De {product} se pidieron {ordered} con {order}, y habrían llegado {received}: más de lo que se admite. Cambie el pedido o reciba menos.',
  'error.WAREHOUSE_OF_OTHER_COMPANY': 'El almacén {warehouse} es de otra empresa. Elija uno de la empresa que compra.',
  'confirm.UNUSUAL_QUANTITY':
    'El proveedor solo vende {product} desde un mínimo y en múltiplos enteros: para el pedido {order} valdrían {quantity}. ¿Pedirlo de todos modos?',
});

nameRecord<PurchaseOrder, typeof purchaseOrderFlow>('es', 'PurchaseOrder', {
  one: 'Pedido de compra',
  many: 'Pedidos de compra',
  fields: {
    number: 'Número',
    supplier: 'Proveedor',
    owner: 'Comprador',
    company: 'Empresa',
    department: 'Departamento',
    orderDate: 'Fecha de pedido',
    warehouse: 'Entregar en',
    supplierReference: 'Referencia del proveedor',
    currency: 'Moneda',
    exchangeRate: 'Tipo de cambio',
    rateDate: 'Cambio del',
    paymentTerms: 'Condiciones de pago',
    documentDiscount: 'Descuento del documento (%)',
    notes: 'Notas',
    roundingMode: 'Redondeo',
    taxRounding: 'Redondeo de impuestos',
    linesAmount: 'Líneas',
    discountAmount: 'Descuento',
    netAmount: 'Base',
    taxAmount: 'Impuestos',
    total: 'Total',
    revision: 'Revisión',
    createdBy: 'Escrito por',
    changedBy: 'Cambiado por',
    submittedBy: 'Presentado por',
    submittedOn: 'Presentado el',
    approvalLevel: 'Aprobación desde el nivel',
    approvalsNeeded: 'Aprobaciones necesarias',
    receiving: 'Recibido',
    billing: 'Facturado',
    state: 'Estado',
    lines: 'Líneas',
    taxes: 'Impuestos',
    approvals: 'Aprobaciones',
  },
  help: {
    currency: 'Vacío: la moneda del proveedor, de sus ofertas o de la empresa.',
    paymentTerms: 'Vacío: las del proveedor.',
    warehouse: 'Vacío: el primer almacén de la empresa.',
    approvalLevel: 'Vacío: nadie tiene que aprobarlo.',
  },
  choices: {
    roundingMode: { 'half-up': 'Mitad hacia arriba', 'half-even': 'Mitad al par' },
    taxRounding: { document: 'Por documento', line: 'Por línea' },
    receiving: { none: 'Nada', partial: 'En parte', full: 'Todo' },
    billing: { none: 'Nada', partial: 'En parte', full: 'Todo' },
  },
  states: {
    draft: 'Borrador',
    sent: 'Enviado',
    'to approve': 'Por aprobar',
    confirmed: 'Confirmado',
    closed: 'Cerrado',
    cancelled: 'Anulado',
  },
  moves: {
    send: 'Enviar',
    submit: 'Presentar',
    approve: 'Aprobar',
    reject: 'Rechazar',
    confirm: 'Confirmar',
    reopen: 'Pedir aprobación de nuevo',
    close: 'Cerrar',
    cancel: 'Anular pedido',
  },
  related: { reorderProposals: 'Propuestas de compra', billMatches: 'Controles de facturas' },
});

nameRecord<PurchaseOrderLine>('es', 'PurchaseOrderLine', {
  one: 'Línea de pedido de compra',
  many: 'Líneas de pedido de compra',
  fields: {
    order: 'Pedido',
    product: 'Producto',
    description: 'Descripción',
    quantity: 'Cantidad',
    unit: 'Unidad',
    unitPrice: 'Precio unitario',
    offeredPrice: 'Precio ofrecido',
    discount: 'Descuento (%)',
    taxCode: 'Impuesto',
    ruledTaxCode: 'Impuesto según reglas',
    expectedOn: 'Previsto el',
    amount: 'Importe',
    netAmount: 'Base',
    taxAmount: 'Impuestos',
    total: 'Total',
    stockQuantity: 'En unidad de almacén',
    received: 'Recibido',
    returned: 'Devuelto',
    billed: 'Facturado',
  },
  help: {
    unitPrice: 'Vacío: lo que pide el proveedor.',
    taxCode: 'Vacío: según las reglas de impuestos o el producto.',
    expectedOn: 'Vacío: tantos días después del pedido como necesita el proveedor.',
  },
});

nameRecord<PurchaseOrderTax>('es', 'PurchaseOrderTax', {
  one: 'Impuesto',
  many: 'Impuestos',
  fields: { order: 'Pedido', taxCode: 'Impuesto', base: 'Base imponible', amount: 'Cuota' },
});

nameRecord<PurchaseApproval>('es', 'PurchaseApproval', {
  one: 'Aprobación',
  many: 'Aprobaciones',
  fields: {
    order: 'Pedido',
    approver: 'Por',
    onBehalfOf: 'En nombre de',
    decision: 'Decisión',
    revision: 'Revisión',
    amount: 'Importe',
    decidedAt: 'Cuándo',
  },
  choices: { decision: { approved: 'Aprobado', rejected: 'Rechazado' } },
});

nameRecord<ApprovalRule>('es', 'ApprovalRule', {
  one: 'Regla de aprobación',
  many: 'Reglas de aprobación',
  fields: {
    name: 'Nombre',
    company: 'Empresa',
    department: 'Departamento',
    amountAbove: 'Pedidos de más de',
    level: 'Desde el nivel',
    persons: 'Personas',
    accumulationDays: 'Sumado en (días)',
  },
  help: {
    department: 'Vacío: para los departamentos que no tienen reglas propias.',
    amountAbove: 'Impuestos incluidos, en la moneda de la empresa.',
    level: '4 coordinador, 5 encargado, 6 director, 7 dirección general.',
    accumulationDays: 'Cuenta también lo pedido al mismo proveedor en tantos días. Vacío: cada pedido por sí solo.',
  },
});

nameRecord<PurchaseTolerance>('es', 'PurchaseTolerance', {
  one: 'Tolerancia de compra',
  many: 'Tolerancias de compra',
  fields: {
    name: 'Nombre',
    company: 'Empresa',
    supplier: 'Proveedor',
    product: 'Producto',
    overReceipt: 'Recibido de más (%)',
    quantity: 'Facturado de más sobre lo recibido (%)',
    price: 'Más caro que lo pedido (%)',
    priceAmount: 'Más caro como máximo en',
  },
  help: {
    supplier: 'Vacío: para todos los proveedores.',
    product: 'Vacío: para todos los productos. La de un producto va antes que la de un proveedor.',
    priceAmount: 'Para toda la línea de una factura. Vacío: decide solo el porcentaje.',
  },
});
