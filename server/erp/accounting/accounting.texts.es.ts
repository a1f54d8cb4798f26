import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { AccountRole } from './account-role.js';
import type { Account } from './account.js';
import type { fiscalPeriodFlow } from './fiscal-period.flow.js';
import type { FiscalPeriod } from './fiscal-period.js';
import type { fiscalYearFlow } from './fiscal-year.flow.js';
import type { FiscalYear } from './fiscal-year.js';
import type { JournalEntryLine } from './journal-entry-line.js';
import type { journalEntryFlow } from './journal-entry.flow.js';
import type { JournalEntry } from './journal-entry.js';
import type { Journal } from './journal.js';
import type { LockDate } from './lock-date.js';
import type { LockException } from './lock-exception.js';

nameWords('es', {
  'module.accounting': 'Contabilidad',
  'domain.accounting': 'Contabilidad',
  'reason.ONE_SIDE': 'Un apunte va al debe o al haber, no a los dos.',
  'error.ENTRY_UNBALANCED': '«{entry}» no cuadra: debe {debit}, haber {credit}. Corrija antes sus apuntes.',
  'error.ENTRY_WITHOUT_LINES': '«{entry}» tiene menos de dos apuntes. Indique qué cuenta da y cuál recibe.',
  'error.PERIOD_NOT_OPEN': 'La contabilidad no está abierta el {date} para «{entry}». El primer día abierto es {openFrom}.',
  'error.PERIOD_NOT_OPEN.withheld': 'La contabilidad no está abierta el {date} para «{entry}». Abra antes un periodo o añada un ejercicio.',
  'error.PERIOD_OF_OTHER_DAY': 'El periodo {period} no contiene {date}, el día de «{entry}». Elija otro o déjelo vacío.',
  'error.BOOKS_LOCKED':
    'La contabilidad está bloqueada hasta el {lockedThrough}, y «{entry}» lleva fecha de {date}. Póngale un día posterior o pida una excepción a dirección.',
  'error.ACCOUNT_INACTIVE': 'La cuenta {account} de «{entry}» ya no se usa. Elija otra.',
  'error.JOURNAL_INACTIVE': 'El diario {journal} de «{entry}» ya no se usa. Elija otro.',
  'error.OTHER_COMPANYS_BOOKS': '{name} es de la contabilidad de otra empresa que «{entry}». Elija de la misma empresa.',
  'error.PARTY_MISSING': 'Un apunte de «{entry}» en la cuenta {account} no dice con quién. Indique el cliente, proveedor u otro tercero.',
  'error.ACCOUNT_IN_OTHER_CURRENCY': 'La cuenta {account} de «{entry}» se lleva en otra moneda. Elija otra cuenta u otra moneda.',
  'error.AMOUNT_ON_OTHER_SIDE':
    'Un apunte de «{entry}» en la cuenta {account} tiene el importe en divisa en el lado contrario. En divisa, el debe es positivo y el haber negativo.',
  'error.AMOUNT_TOO_FINE': '«{entry}» tiene el importe {amount}, con más decimales que la moneda de la empresa. Redondéelo antes.',
  'error.ALREADY_REVERSED': '{entry} ya se anuló. Si la anulación fue un error, anúlela a su vez.',
  'error.NOT_POSTED': '«{entry}» no está contabilizado, así que no hay nada que anular. Cambie o elimine el borrador.',
  'error.ACCOUNT_ROLE_MISSING': '{company} no tiene cuenta para «{role}». Indique una entre sus funciones de cuenta.',
  'error.JOURNAL_MISSING': '{company} no tiene en uso ningún diario para «{kind}». Añada uno.',
  'error.FISCAL_YEARS_OVERLAP': 'El ejercicio {year} comparte días con {other}. Elija días libres.',
  'error.DRAFTS_STAND': 'Hay {drafts} borradores en {name}. Contabilícelos, páselos a un día posterior o elimínelos antes.',
  'error.PERIODS_OPEN': 'Del ejercicio {year} siguen abiertos estos periodos: {periods}. Ciérrelos antes.',
  'error.EARLIER_YEAR_OPEN': 'El ejercicio {earlier}, anterior a {year}, sigue abierto. Ciérrelo antes.',
  'error.LATER_YEAR_CLOSED': 'El ejercicio {later}, posterior a {year}, está cerrado. Ábralo antes.',
  'error.YEAR_NOT_OPEN': 'El periodo {period} es del ejercicio {year}, que está cerrado. Abra antes el ejercicio.',
  'error.HARD_LOCK_STAYS': 'La contabilidad está bloqueada para siempre hasta el {lockedThrough}. Un bloqueo definitivo solo avanza.',
  'error.ACCOUNTING_SET_UP': '{company} ya tiene un plan de cuentas. Cámbielo allí.',
});

nameRecord<Account>('es', 'Account', {
  one: 'Cuenta',
  many: 'Cuentas',
  fields: {
    company: 'Empresa',
    code: 'Código',
    name: 'Nombre',
    type: 'Tipo',
    currency: 'Moneda',
    partyRequired: 'Exige tercero',
    reconcilable: 'Se concilia',
    active: 'En uso',
  },
  help: {
    currency: 'Aquí solo se apuntan importes en esta moneda. Vacío: cualquiera.',
    reconcilable: 'Sus apuntes se saldan entre sí, como una factura y su pago.',
  },
  choices: {
    type: {
      bank: 'Bancos y caja',
      receivable: 'A cobrar',
      stock: 'Existencias',
      'current asset': 'Activo corriente',
      'fixed asset': 'Inmovilizado',
      payable: 'A pagar',
      'current liability': 'Pasivo corriente',
      'long-term liability': 'Pasivo no corriente',
      equity: 'Patrimonio neto',
      revenue: 'Ventas',
      'other income': 'Otros ingresos',
      'cost of sales': 'Coste de ventas',
      expense: 'Gasto',
      depreciation: 'Amortización',
      'other expense': 'Otros gastos',
      'income tax': 'Impuesto sobre beneficios',
    },
  },
});

nameRecord<AccountRole>('es', 'AccountRole', {
  one: 'Función de cuenta',
  many: 'Funciones de cuenta',
  fields: { company: 'Empresa', role: 'Función', account: 'Cuenta' },
  help: { role: 'Lo que facturas, pagos y existencias apuntan aquí sin preguntar.' },
  choices: {
    role: {
      receivable: 'A cobrar',
      payable: 'A pagar',
      bank: 'Banco',
      cash: 'Caja',
      'payments in transit': 'Cobros y pagos en tránsito',
      revenue: 'Ventas',
      'freight revenue': 'Portes facturados',
      'output tax': 'Impuesto repercutido',
      'input tax': 'Impuesto soportado',
      'withheld from us': 'Retenciones soportadas',
      'withheld by us': 'Retenciones practicadas',
      'tax settlement': 'Liquidación de impuestos',
      stock: 'Existencias',
      'goods received not invoiced': 'Mercancías recibidas sin factura',
      'goods in transit': 'Mercancías en tránsito',
      'cost of sales': 'Coste de ventas',
      'purchase price variance': 'Desviación en precio de compra',
      'inventory adjustment': 'Diferencias de inventario',
      'landed cost clearing': 'Gastos de compra por imputar',
      purchases: 'Compras',
      'customer deposits': 'Anticipos de clientes',
      'supplier deposits': 'Anticipos a proveedores',
      'discount allowed': 'Descuentos concedidos',
      'discount received': 'Descuentos obtenidos',
      'bad debt': 'Incobrables',
      'realised exchange': 'Diferencias de cambio realizadas',
      'unrealised exchange': 'Diferencias de cambio no realizadas',
      rounding: 'Redondeos',
      opening: 'Saldos de apertura',
      'retained earnings': 'Resultados acumulados',
    },
  },
});

nameRecord<Journal>('es', 'Journal', {
  one: 'Diario',
  many: 'Diarios',
  fields: { company: 'Empresa', code: 'Código', name: 'Nombre', kind: 'Clase', active: 'En uso' },
  help: { code: 'Con él empiezan los números de asiento.' },
  choices: {
    kind: {
      sales: 'Ventas',
      purchases: 'Compras',
      bank: 'Banco',
      cash: 'Caja',
      stock: 'Existencias',
      general: 'Operaciones varias',
      opening: 'Apertura',
      closing: 'Cierre',
    },
  },
});

nameRecord<FiscalYear, typeof fiscalYearFlow>('es', 'FiscalYear', {
  one: 'Ejercicio',
  many: 'Ejercicios',
  fields: { company: 'Empresa', name: 'Nombre', startsOn: 'Primer día', endsOn: 'Último día', state: 'Estado' },
  help: { name: 'Los números de asiento lo llevan: 2026, 2026/27.' },
  states: { open: 'Abierto', closed: 'Cerrado', locked: 'Bloqueado' },
  moves: { close: 'Cerrar', reopen: 'Volver a abrir', lock: 'Bloquear para siempre' },
});

nameRecord<FiscalPeriod, typeof fiscalPeriodFlow>('es', 'FiscalPeriod', {
  one: 'Periodo',
  many: 'Periodos',
  fields: {
    company: 'Empresa',
    year: 'Ejercicio',
    name: 'Nombre',
    startsOn: 'Primer día',
    endsOn: 'Último día',
    kind: 'Clase',
    state: 'Estado',
  },
  choices: { kind: { standard: 'Normal', adjustment: 'Ajustes' } },
  states: { open: 'Abierto', closed: 'Cerrado', locked: 'Bloqueado' },
  moves: { close: 'Cerrar', reopen: 'Volver a abrir', lock: 'Bloquear para siempre' },
});

nameRecord<LockDate>('es', 'LockDate', {
  one: 'Fecha de bloqueo',
  many: 'Fechas de bloqueo',
  fields: { company: 'Empresa', lock: 'Bloqueo', lockedThrough: 'Bloqueado hasta' },
  choices: {
    lock: {
      all: 'Todo',
      tax: 'Asientos con impuesto',
      sales: 'Diarios de ventas',
      purchases: 'Diarios de compras',
      hard: 'Todo, para siempre',
    },
  },
});

nameRecord<LockException>('es', 'LockException', {
  one: 'Excepción de bloqueo',
  many: 'Excepciones de bloqueo',
  fields: {
    company: 'Empresa',
    lock: 'Bloqueo',
    employee: 'Para quién',
    openFrom: 'Abierto desde',
    validUntil: 'Termina',
    reason: 'Motivo',
  },
  help: { employee: 'Vacío: para todos los que pueden contabilizar.', openFrom: 'Pasan los asientos de ese día y posteriores.' },
  choices: { lock: { all: 'Todo', tax: 'Asientos con impuesto', sales: 'Diarios de ventas', purchases: 'Diarios de compras' } },
});

nameRecord<JournalEntry, typeof journalEntryFlow>('es', 'JournalEntry', {
  one: 'Asiento',
  many: 'Asientos',
  fields: {
    number: 'Número',
    series: 'Serie',
    company: 'Empresa',
    journal: 'Diario',
    date: 'Fecha',
    period: 'Periodo',
    description: 'Concepto',
    reference: 'Referencia',
    reverses: 'Anula',
    sourceKind: 'Contabilizado por',
    sourceId: 'Id del documento',
    total: 'Importe total',
    lineCount: 'Número de apuntes',
    postedAt: 'Contabilizado el',
    state: 'Estado',
    lines: 'Apuntes',
  },
  help: { period: 'Se halla por la fecha. Indíquelo solo para ajustes al final de un ejercicio.' },
  states: { draft: 'Borrador', posted: 'Contabilizado' },
  moves: { post: 'Contabilizar' },
  related: { reversedBy: 'Anulado por', exchangeMatches: 'Contabiliza la diferencia de' },
});

nameRecord<JournalEntryLine>('es', 'JournalEntryLine', {
  one: 'Apunte',
  many: 'Apuntes',
  fields: {
    entry: 'Asiento',
    account: 'Cuenta',
    description: 'Concepto',
    party: 'Tercero',
    debit: 'Debe',
    credit: 'Haber',
    balance: 'Saldo',
    currency: 'Moneda',
    amountInCurrency: 'Importe en moneda',
    exchangeRate: 'Tipo de cambio',
    dueDate: 'Vence el',
    discountUntil: 'Descuento hasta',
    discount: '% de descuento',
    taxCode: 'Código de impuesto',
    taxBase: 'Base imponible',
    taxAmount: 'Impuesto',
    taxBox: 'Casilla de la cuota',
    baseBox: 'Casilla de la base',
    product: 'Producto',
    quantity: 'Cantidad',
    date: 'Fecha',
    period: 'Periodo',
  },
  help: {
    currency: 'Vacío: la de la empresa.',
    amountInCurrency: 'Positivo en el debe, negativo en el haber. Con él solo, el debe o el haber sale del cambio del día.',
  },
});
