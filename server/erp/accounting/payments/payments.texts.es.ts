import { nameRecord, nameWords } from '../../../kernel/declare/index.js';
import type { OpenItem } from './open-item.js';
import type { PaymentLine } from './payment-line.js';
import type { paymentFlow } from './payment.flow.js';
import type { Payment } from './payment.js';
import type { ReconciliationMatch } from './reconciliation-match.js';
import type { RevaluationLine } from './revaluation-line.js';
import type { revaluationFlow } from './revaluation.flow.js';
import type { Revaluation } from './revaluation.js';
import type { WriteOffLimit } from './write-off-limit.js';

nameWords('es', {
  'error.ITEM_EXCEEDED': 'De {item} quedan {left} y se iban a saldar {asked}. Quizá lo ha saldado otra persona: vuelva a mirarlo.',
  'error.ITEMS_UNLIKE': '{debit} y {credit} no casan. Salde partidas de un mismo tercero, en una misma cuenta y moneda.',
  'error.ITEM_ON_OTHER_SIDE': '{item} está en el otro lado. Salde un cargo con un abono.',
  'error.ITEM_OF_OTHERS': '{item} es de otro tercero o empresa que el pago. Elija partidas del suyo.',
  'error.PAYMENT_EXCEEDED': 'Las líneas saldan {paid} y solo se pagan {amount}. Reduzca las líneas o corrija el importe.',
  'error.NOTHING_PAID': 'El pago no tiene importe ni salda nada. Indique una de las dos cosas.',
  'error.NO_JOURNAL_OF_MONEY': 'El diario {journal} no es de banco ni de caja. Elija otro.',
  'error.WRITE_OFF_TOO_HIGH': 'Se darían por perdidos {asked} y usted puede dar {limit}. Pídaselo a quien pueda más.',
  'error.NOTHING_TO_REVALUE': 'El {date} la moneda extranjera vale lo que figura en libros. No hay nada que contabilizar.',
  'error.MATCH_UNDONE': 'El punteo del {date} ya se ha deshecho, o deshace otro. Vuelva a puntear las partidas si fue un error.',
});

nameRecord<OpenItem>('es', 'OpenItem', {
  one: 'Partida abierta',
  many: 'Partidas abiertas',
  fields: {
    number: 'Número de asiento',
    company: 'Empresa',
    account: 'Cuenta',
    party: 'Tercero',
    entry: 'Asiento',
    line: 'Apunte',
    reference: 'Referencia',
    sourceKind: 'Contabilizada por',
    sourceId: 'Id. del documento',
    date: 'Fecha',
    dueDate: 'Vence el',
    discountUntil: 'Descuento hasta',
    discount: '% de descuento',
    currency: 'Moneda',
    amount: 'Importe',
    amountInCurrency: 'Importe en moneda',
    residual: 'Pendiente',
    residualInCurrency: 'Pendiente en moneda',
    open: 'Sigue abierta',
  },
  help: { amount: 'Lo que nos deben es positivo; lo que debemos, negativo.' },
  related: { matchesAsDebit: 'Saldada con abonos', matchesAsCredit: 'Saldada con cargos' },
});

nameRecord<ReconciliationMatch>('es', 'ReconciliationMatch', {
  one: 'Punteo',
  many: 'Punteos',
  fields: {
    company: 'Empresa',
    account: 'Cuenta',
    party: 'Tercero',
    debitItem: 'Cargo',
    creditItem: 'Abono',
    currency: 'Moneda',
    amount: 'Importe',
    amountInCurrency: 'Importe en moneda',
    date: 'Fecha',
    exchangeEntry: 'Diferencia de cambio',
    undoes: 'Deshace',
  },
  related: { undoneBy: 'Deshecho por' },
});

nameRecord<Payment, typeof paymentFlow>('es', 'Payment', {
  one: 'Pago',
  many: 'Pagos',
  fields: {
    number: 'Número',
    kind: 'Clase',
    company: 'Empresa',
    party: 'Tercero',
    journal: 'Diario',
    account: 'Cuenta',
    date: 'Fecha',
    currency: 'Moneda',
    bankRate: 'Cambio del banco',
    exchangeRate: 'Tipo de cambio',
    amount: 'Importe',
    unallocated: 'Anticipo',
    reference: 'Referencia',
    memo: 'Concepto',
    entry: 'Asiento',
    state: 'Estado',
    lines: 'Salda',
  },
  help: {
    account: 'Dónde está el dinero. Vacía: la cuenta de banco o de caja, según el diario.',
    bankRate: 'Vacío: el cambio de la empresa para ese día.',
    unallocated: 'Lo pagado que aún no salda nada.',
  },
  choices: {
    kind: {
      'customer-payment': 'Cobro de cliente',
      'customer-refund': 'Reembolso a cliente',
      'supplier-payment': 'Pago a proveedor',
      'supplier-refund': 'Reembolso de proveedor',
    },
  },
  states: { draft: 'Borrador', posted: 'Contabilizado', cancelled: 'Anulado' },
  moves: { post: 'Contabilizar', cancel: 'Anular' },
});

nameRecord<PaymentLine>('es', 'PaymentLine', {
  one: 'Partida saldada',
  many: 'Partidas saldadas',
  fields: {
    payment: 'Pago',
    item: 'Partida abierta',
    currency: 'Moneda',
    amount: 'Importe',
    amountWorth: 'Importe en libros',
    paid: 'Pagado',
    paidWorth: 'Pagado, en libros',
    discount: 'Descuento',
    discountWorth: 'Descuento en libros',
    writeOff: 'Quita',
    writeOffWorth: 'Quita en libros',
  },
  help: {
    amount:
      'En la moneda de la partida. Vacío: todo lo pendiente, menos el descuento. Negativo para lo que se descuenta del pago, como un abono.',
    paid: 'Lo mismo en la moneda del pago, si es otra.',
    writeOff: 'Lo que ya nadie pagará.',
  },
});

nameRecord<Revaluation, typeof revaluationFlow>('es', 'Revaluation', {
  one: 'Revaluación',
  many: 'Revaluaciones',
  fields: {
    number: 'Número',
    company: 'Empresa',
    date: 'Fecha',
    result: 'Resultado',
    entry: 'Asiento',
    reversal: 'Retrocesión',
    state: 'Estado',
    lines: 'Saldos',
  },
  help: {
    date: 'Se contabiliza lo que vale la moneda extranjera ese día y se retrocede al siguiente.',
    result: 'Un beneficio es positivo.',
  },
  states: { draft: 'Borrador', posted: 'Contabilizada' },
  moves: { post: 'Contabilizar' },
});

nameRecord<RevaluationLine>('es', 'RevaluationLine', {
  one: 'Saldo revaluado',
  many: 'Saldos revaluados',
  fields: {
    revaluation: 'Revaluación',
    account: 'Cuenta',
    party: 'Tercero',
    currency: 'Moneda',
    balanceInCurrency: 'Saldo en moneda',
    booked: 'En libros',
    exchangeRate: 'Tipo de cambio',
    worth: 'Valor',
    difference: 'Diferencia',
  },
});

nameRecord<WriteOffLimit>('es', 'WriteOffLimit', {
  one: 'Límite de quita',
  many: 'Límites de quita',
  fields: { company: 'Empresa', level: 'Nivel', amount: 'Importe' },
  help: { amount: 'Lo que alguien de este nivel puede dar por perdido con un pago. La dirección no tiene límite.' },
  choices: { level: { specialist: 'Especialista', lead: 'Responsable', manager: 'Gerente' } },
});
