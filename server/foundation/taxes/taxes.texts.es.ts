import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { TaxClass } from './tax-class.js';
import type { TaxCode } from './tax-code.js';
import type { TaxGroupMember } from './tax-group-member.js';
import type { TaxPart } from './tax-part.js';
import type { TaxRule } from './tax-rule.js';

nameWords('es', {
  'module.taxes': 'Impuestos',
  'error.TAX_CODE_NOT_IN_FORCE':
    'El código de impuesto {code} no está vigente el {date}. Elija el que lo esté, o cambie las fechas de este.',
  'error.TAX_CODE_OF_OTHER_SIDE':
    'El código de impuesto {code} no sirve aquí. Elija uno de venta en una venta y uno de compra en una compra.',
  'error.TAX_GROUP_UNSOUND':
    'El código de impuesto {code} debe ser de clase grupo y tener miembros y ninguna parte, o no tener miembros. Los miembros son impuestos simples, cada uno una sola vez.',
  'error.TAX_NEVER_IN_PRICE':
    'El código de impuesto {code} no puede ir incluido en el precio: es una retención, una inversión del sujeto pasivo o un grupo. Aplíquelo aparte, o indíquelo en los miembros.',
  'error.TAX_PARTS_UNSOUND':
    'Las partes del impuesto {code} suman {shares} %. En cada clase de documento deben sumar 100, o 0 si hay inversión del sujeto pasivo.',
});

nameRecord<TaxCode>('es', 'TaxCode', {
  one: 'Código de impuesto',
  many: 'Códigos de impuesto',
  fields: {
    code: 'Código',
    name: 'Nombre',
    kind: 'Clase',
    rate: 'Tipo (%)',
    amount: 'Importe por unidad',
    included: 'Incluido en el precio',
    affectsBase: 'Forma base de los siguientes',
    baseAffected: 'Se aplica sobre los anteriores',
    sequence: 'Orden',
    use: 'Se usa en',
    exigibility: 'Se devenga con',
    country: 'País',
    validFrom: 'Válido desde',
    validUntil: 'Válido hasta',
    members: 'Impuestos del grupo',
    parts: 'Partes',
  },
  help: {
    rate: 'Un tipo nuevo es un código nuevo, para que lo ya vendido siga explicado. Por debajo de cero es una retención.',
    amount: 'De un impuesto fijo, en la moneda de la empresa.',
    sequence: 'Los impuestos de una línea se calculan en este orden.',
    country: 'Dos letras según ISO 3166.',
    parts: 'Vacío: todo en la cuenta de impuesto repercutido o soportado, y en ninguna casilla.',
  },
  choices: {
    kind: { percent: 'Porcentaje', fixed: 'Fijo por unidad', division: 'Porcentaje del precio con impuesto', group: 'Grupo de impuestos' },
    use: { sale: 'Ventas', purchase: 'Compras', both: 'Ventas y compras' },
    exigibility: { invoice: 'La factura', payment: 'Su cobro o pago' },
  },
});

nameRecord<TaxGroupMember>('es', 'TaxGroupMember', {
  one: 'Impuesto del grupo',
  many: 'Impuestos del grupo',
  fields: { group: 'Grupo', member: 'Impuesto' },
});

nameRecord<TaxPart>('es', 'TaxPart', {
  one: 'Parte',
  many: 'Partes',
  fields: { taxCode: 'Código de impuesto', document: 'En', of: 'De', share: 'Parte (%)', accountRole: 'Cuenta', reportBox: 'Casilla' },
  help: { share: 'Las partes del impuesto suman 100, o 0 si hay inversión del sujeto pasivo.' },
  choices: {
    document: {
      invoice: 'Factura',
      'credit-note': 'Factura rectificativa',
      bill: 'Factura de proveedor',
      'supplier-credit': 'Abono de proveedor',
    },
    of: { base: 'La base', tax: 'La cuota' },
    accountRole: {
      'output-tax': 'Impuesto repercutido',
      'input-tax': 'Impuesto soportado',
      'withheld-from-us': 'Retenido a nosotros',
      'withheld-by-us': 'Retenido por nosotros',
      cost: 'Cuenta de la línea (no deducible)',
    },
  },
});

nameRecord<TaxClass>('es', 'TaxClass', {
  one: 'Clase fiscal',
  many: 'Clases fiscales',
  fields: { code: 'Código', name: 'Nombre', country: 'País' },
  help: { country: 'Dos letras según ISO 3166.' },
  related: { rules: 'Reglas de impuestos', parties: 'Terceros' },
});

nameRecord<TaxRule>('es', 'TaxRule', {
  one: 'Regla de impuestos',
  many: 'Reglas de impuestos',
  fields: {
    name: 'Nombre',
    side: 'Para',
    ourCountry: 'Nuestro país',
    partyClass: 'Clase fiscal del tercero',
    country: 'País del tercero',
    place: 'Lugar del tercero',
    standing: 'Condición del tercero',
    supply: 'Qué se entrega',
    usual: 'Código habitual',
    charge: 'Código que se aplica',
    sequence: 'Orden',
    validFrom: 'Válida desde',
    validUntil: 'Válida hasta',
  },
  help: {
    ourCountry: 'El de la empresa que vende o compra. Lo que se deja vacío vale para todos.',
    usual: 'El código de impuesto del producto.',
    sequence: 'De las reglas que encajan igual de bien decide la más baja.',
  },
  choices: {
    side: { sale: 'Ventas', purchase: 'Compras' },
    place: { domestic: 'Nacional', union: 'Unión Europea', abroad: 'Extranjero' },
    standing: { registered: 'Con NIF', private: 'Sin NIF' },
    supply: { goods: 'Bienes', service: 'Servicios' },
  },
});
