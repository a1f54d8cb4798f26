import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { PartyAddress } from './party-address.js';
import type { PartyContactPoint } from './party-contact-point.js';
import type { PartyLink } from './party-link.js';
import type { PartyPaymentAccount } from './party-payment-account.js';
import type { Party } from './party.js';
import type { PaymentInstalment } from './payment-instalment.js';
import type { PaymentTerm } from './payment-term.js';
import type { portalUserFlow } from './portal-user.flow.js';
import type { PortalUser } from './portal-user.js';

nameWords('es', {
  'module.directory': 'Directorio',
  'domain.directory': 'Directorio',
  'error.INSTALMENTS_NOT_WHOLE': 'Los plazos de {terms} suman {shares} %. Entre todos deben sumar 100.',
});

nameRecord<Party>('es', 'Party', {
  one: 'Tercero',
  many: 'Terceros',
  fields: {
    kind: 'Tipo',
    name: 'Nombre',
    legalName: 'Razón social',
    code: 'Código',
    jobTitle: 'Cargo',
    taxId: 'NIF',
    isCustomer: 'Cliente',
    isSupplier: 'Proveedor',
    isCarrier: 'Transportista',
    language: 'Idioma',
    currency: 'Moneda',
    paymentTerms: 'Condiciones de pago',
    taxClass: 'Clase fiscal',
    creditLimit: 'Límite de crédito',
    city: 'Ciudad',
    country: 'País',
    countryCode: 'Código de país',
    notes: 'Notas',
    addresses: 'Direcciones',
    contactPoints: 'Datos de contacto',
    paymentAccounts: 'Cuentas de pago',
  },
  help: {
    creditLimit: 'Vacío: sin límite. 0: nada a crédito.',
    city: 'De la primera dirección.',
    country: 'De la primera dirección.',
    countryCode: 'De la primera dirección. Decide con el NIF qué impuesto se aplica.',
  },
  choices: { kind: { company: 'Empresa', person: 'Persona' } },
  related: {
    portalUsers: 'Usuarios del portal',
    portalAccounts: 'Cuentas del portal',
    companyLinks: 'Trabaja para',
    personLinks: 'Personas',
    carriedOrders: 'Pedidos transportados',
    suppliedProducts: 'Productos que suministra',
  },
});

nameRecord<PartyAddress>('es', 'PartyAddress', {
  one: 'Dirección',
  many: 'Direcciones',
  fields: {
    party: 'Tercero',
    kind: 'Tipo',
    street: 'Calle',
    street2: 'Calle, segunda línea',
    city: 'Ciudad',
    region: 'Provincia',
    postalCode: 'Código postal',
    countryCode: 'Código de país',
    country: 'País',
  },
  help: { countryCode: 'Dos letras, según ISO 3166.' },
  choices: { kind: { main: 'Principal', billing: 'Facturación', delivery: 'Entrega' } },
});

nameRecord<PartyContactPoint>('es', 'PartyContactPoint', {
  one: 'Dato de contacto',
  many: 'Datos de contacto',
  fields: { party: 'Tercero', kind: 'Tipo', value: 'Número o dirección', label: 'Etiqueta' },
  choices: { kind: { phone: 'Teléfono', email: 'Correo electrónico', fax: 'Fax', web: 'Sitio web' } },
});

nameRecord<PartyPaymentAccount>('es', 'PartyPaymentAccount', {
  one: 'Cuenta de pago',
  many: 'Cuentas de pago',
  fields: {
    party: 'Tercero',
    bankName: 'Banco',
    currency: 'Moneda',
    holder: 'Titular',
    iban: 'IBAN',
    accountNumber: 'Número de cuenta',
    bic: 'BIC',
  },
});

nameRecord<PaymentTerm>('es', 'PaymentTerm', {
  one: 'Condiciones de pago',
  many: 'Condiciones de pago',
  fields: { code: 'Código', name: 'Nombre', instalments: 'Plazos' },
});

nameRecord<PaymentInstalment>('es', 'PaymentInstalment', {
  one: 'Plazo',
  many: 'Plazos',
  fields: {
    term: 'Condiciones de pago',
    share: 'Parte (%)',
    months: 'Meses',
    days: 'Días',
    counting: 'Se cuentan',
    payDay: 'Día de pago',
    discount: 'Descuento por pronto pago (%)',
    discountDays: 'En días',
  },
  help: { payDay: 'El siguiente día así del mes; 31 es el último de cada mes.' },
  choices: {
    counting: {
      'from-date': 'Desde la fecha',
      'to-month-end': 'Desde la fecha y hasta fin de mes',
      'from-month-end': 'Desde fin de mes',
    },
  },
});

nameRecord<PartyLink>('es', 'PartyLink', {
  one: 'Función',
  many: 'Funciones',
  fields: {
    person: 'Persona',
    company: 'Empresa',
    role: 'Función',
    isPrimary: 'Contacto principal',
    validFrom: 'Válido desde',
    validUntil: 'Válido hasta',
  },
});

nameRecord<PortalUser, typeof portalUserFlow>('es', 'PortalUser', {
  one: 'Usuario del portal',
  many: 'Usuarios del portal',
  fields: {
    name: 'Nombre',
    email: 'Correo electrónico',
    party: 'Representa a',
    person: 'Persona',
    company: 'Empresa',
    language: 'Idioma',
    state: 'Situación',
  },
  help: { email: 'Inicia sesión con él y ve los documentos de quien representa.' },
  states: { active: 'Activo', suspended: 'Suspendido' },
  moves: { suspend: 'Suspender', reinstate: 'Reincorporar' },
});
