import { nameRecord, nameWords } from '../../../kernel/declare/index.js';
import type { CustomerInvoiceInstalment } from './customer-invoice-instalment.js';
import type { CustomerInvoiceLine } from './customer-invoice-line.js';
import type { CustomerInvoiceTax } from './customer-invoice-tax.js';
import type { CustomerInvoice } from './customer-invoice.js';
import type { customerInvoiceFlow, supplierBillFlow } from './invoice.flow.js';
import type { SupplierBillInstalment } from './supplier-bill-instalment.js';
import type { SupplierBillLine } from './supplier-bill-line.js';
import type { SupplierBillTax } from './supplier-bill-tax.js';
import type { SupplierBill } from './supplier-bill.js';

nameWords('es', {
  'paper.invoice': 'Factura',
  'paper.creditNote': 'Factura rectificativa',
  'error.INVOICE_WITHOUT_LINES': 'El documento de {party} no tiene líneas. Añada primero lo que se cobra.',
  'error.INVOICE_BELOW_ZERO': 'El documento de {party} suma {total}. Lo que se debe en sentido contrario es una factura rectificativa.',
  'error.MORE_THAN_INVOICED': 'De «{line}» en {invoice} queda por devolver {left} y se piden {asked}. No devuelva más de lo que queda.',
  'error.CREDIT_ABOVE_INVOICE': 'De {invoice} queda por abonar {left} y se piden {asked}. Rebaje el abono.',
  'error.ORIGINAL_DOES_NOT_FIT':
    'Lo que se devuelve ha de ser una factura contabilizada de la misma empresa, tercero y moneda, y todas las líneas de un abono, de una sola. Revise {invoice}.',
  'error.BILL_ENTERED_TWICE': 'La factura {number} de {supplier} ya está registrada. Abra esa, o anúlela primero.',
  'error.STATED_TAX_TOO_FAR_OFF':
    'La factura {bill} indica {stated} de impuestos y sus líneas dan {computed}: más de {tolerance} de diferencia. Revise líneas, impuestos y descuento.',
  'error.BLOCKED_ABOVE_TOTAL': 'De la factura {bill} por {total} no se puede retener {blocked}. No retenga más de lo que suma.',
});

const document = {
  number: 'Número',
  kind: 'Clase',
  company: 'Empresa',
  date: 'Fecha',
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
  taxAmount: 'Impuesto',
  total: 'Total',
  sourceKind: 'Hecho para',
  sourceId: 'Hecho para (id)',
  entry: 'Asiento',
  postedAt: 'Contabilizada el',
  paymentStatus: 'Pago',
  state: 'Estado',
  lines: 'Líneas',
  taxes: 'Impuestos',
  instalments: 'Vencimientos',
};
const line = {
  product: 'Producto',
  description: 'Descripción',
  quantity: 'Cantidad',
  unit: 'Unidad',
  unitPrice: 'Precio unitario',
  discount: 'Descuento (%)',
  taxCode: 'Impuesto',
  ruledTaxCode: 'Impuesto según regla',
  account: 'Cuenta',
  original: 'Devuelve',
  sourceKind: 'Hecho para',
  sourceId: 'Hecho para (id)',
  amount: 'Importe',
  netAmount: 'Base',
  taxAmount: 'Impuesto',
  total: 'Total',
};
const lineHelp = {
  taxCode: 'Si se deja vacío, deciden las reglas de impuestos del producto.',
  account: 'Si se deja vacío, la cuenta que cumple esa función.',
  original: 'La línea contabilizada que se abona, o el anticipo que se descuenta con una cantidad negativa.',
};
const tax = { lineNumber: 'Línea', taxCode: 'Impuesto', base: 'Base imponible', computed: 'Según su tipo', amount: 'Repercutido' };
const instalment = { dueOn: 'Vence el', amount: 'Importe', discountUntil: 'Descuento hasta', discountAmount: 'Descuento' };
const choices = {
  roundingMode: { 'half-up': 'Mitad hacia arriba', 'half-even': 'Mitad al par' },
  taxRounding: { document: 'Una vez por documento', line: 'En cada línea' },
  paymentStatus: { open: 'Sin pagar', partial: 'Pagada en parte', paid: 'Pagada' },
};
const states = { draft: 'Borrador', posted: 'Contabilizada', cancelled: 'Anulada' };

nameRecord<CustomerInvoice, typeof customerInvoiceFlow>('es', 'CustomerInvoice', {
  one: 'Factura de cliente',
  many: 'Facturas de clientes',
  fields: { ...document, customer: 'Cliente', customerReference: 'Referencia del cliente', original: 'Rectifica la factura' },
  help: { original: 'Un abono sin líneas devuelve todo lo que queda de esta factura.' },
  choices: { ...choices, kind: { invoice: 'Factura', 'credit-note': 'Abono' } },
  states,
  related: { creditNotes: 'Abonos' },
  moves: { post: 'Contabilizar', cancel: 'Anular', credit: 'Abonar' },
});

nameRecord<CustomerInvoiceLine>('es', 'CustomerInvoiceLine', {
  one: 'Línea de factura',
  many: 'Líneas de facturas',
  fields: { ...line, document: 'Factura' },
  help: lineHelp,
  related: { takenBackBy: 'Devuelta por' },
});

nameRecord<CustomerInvoiceTax>('es', 'CustomerInvoiceTax', {
  one: 'Impuesto de una factura',
  many: 'Impuestos de facturas',
  fields: { ...tax, document: 'Factura' },
});

nameRecord<CustomerInvoiceInstalment>('es', 'CustomerInvoiceInstalment', {
  one: 'Vencimiento de una factura',
  many: 'Vencimientos de facturas',
  fields: { ...instalment, document: 'Factura' },
});

nameRecord<SupplierBill, typeof supplierBillFlow>('es', 'SupplierBill', {
  one: 'Factura de proveedor',
  many: 'Facturas de proveedores',
  fields: {
    ...document,
    supplier: 'Proveedor',
    supplierNumber: 'Número del proveedor',
    statedTaxAmount: 'Impuesto según factura',
    blockedAmount: 'Retenido',
    original: 'Rectifica la factura',
  },
  help: {
    number: 'El nuestro, asignado al contabilizar.',
    statedTaxAmount: 'El impuesto que figura en la factura del proveedor, si sus céntimos difieren.',
    blockedAmount: 'Lo que no se paga hasta aclararlo con el proveedor.',
    original: 'Un abono sin líneas devuelve todo lo que queda de esta factura.',
  },
  choices: { ...choices, kind: { invoice: 'Factura', 'credit-note': 'Abono' } },
  states,
  related: { creditNotes: 'Abonos' },
  moves: { post: 'Contabilizar', cancel: 'Anular' },
});

nameRecord<SupplierBillLine>('es', 'SupplierBillLine', {
  one: 'Línea de factura de proveedor',
  many: 'Líneas de facturas de proveedores',
  fields: { ...line, document: 'Factura' },
  help: lineHelp,
  related: { takenBackBy: 'Devuelta por' },
});

nameRecord<SupplierBillTax>('es', 'SupplierBillTax', {
  one: 'Impuesto de una factura de proveedor',
  many: 'Impuestos de facturas de proveedores',
  fields: { ...tax, document: 'Factura' },
});

nameRecord<SupplierBillInstalment>('es', 'SupplierBillInstalment', {
  one: 'Vencimiento de una factura de proveedor',
  many: 'Vencimientos de facturas de proveedores',
  fields: { ...instalment, document: 'Factura' },
});
