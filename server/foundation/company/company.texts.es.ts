import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { Company } from './company.js';
import type { Currency } from './currency.js';
import type { DepartmentDomain } from './department-domain.js';
import type { DelegationTerm } from './delegation-term.js';
import type { Delegation } from './delegation.js';
import type { Department } from './department.js';
import type { employeeFlow } from './employee.flow.js';
import type { Employee } from './employee.js';
import type { ExchangeRate } from './exchange-rate.js';
import type { Grant } from './grant.js';

nameWords('es', {
  'module.company': 'Empresa',
  'domain.company': 'Empresa',
  'domain.personnel': 'Personal',
  'error.MISSING_EXCHANGE_RATE': '{company} no tiene tipo de cambio para {currency} el {date}. Registre uno o elija otra moneda.',
  'error.OWN_ACCOUNT': 'Su propia contraseña y sus segundos factores se cambian con los que tiene. Cámbielos en su perfil.',
  'error.DELEGATION_CHAIN':
    '{substitute} no puede sustituir entonces: una de las dos personas está ausente o cubre a otra en esos días. Elija otros días u otra persona.',
  'error.BEYOND_AUTHORITY':
    '{employee} tiene más confianza, o en otro lugar, de lo que usted puede decidir. Pídalo a la dirección de personal o a la general.',
  'error.GRANT_BEYOND_OWN': 'No puede conceder en «{domain}» un nivel superior al suyo. Pídalo a la dirección general.',
  'error.DEPARTMENT_OF_OTHER_COMPANY': '{department} es un departamento de otra empresa. Elija uno de la misma empresa.',
  'error.LAST_HEAD': '{employee} es la última persona en la dirección general. Nombre antes a otra.',
});

nameRecord<Currency>('es', 'Currency', {
  one: 'Moneda',
  many: 'Monedas',
  fields: { code: 'Código', name: 'Nombre', decimals: 'Decimales' },
  help: { code: 'Tres letras, según ISO 4217.' },
});

nameRecord<ExchangeRate>('es', 'ExchangeRate', {
  one: 'Tipo de cambio',
  many: 'Tipos de cambio',
  fields: { company: 'Empresa', currency: 'Moneda', date: 'Válido desde', rate: 'Tipo' },
  help: { rate: 'Lo que vale una unidad de la moneda en la moneda propia de la empresa.' },
});

nameRecord<Company>('es', 'Company', {
  one: 'Empresa',
  many: 'Empresas',
  fields: {
    name: 'Nombre',
    legalName: 'Razón social',
    taxId: 'NIF',
    currency: 'Moneda',
    country: 'País',
    language: 'Idioma',
    timeZone: 'Zona horaria',
    roundingMode: 'Redondeo',
    taxRounding: 'Los impuestos se redondean',
    costingMethod: 'Valoración de existencias',
    street: 'Calle',
    street2: 'Calle (segunda línea)',
    postalCode: 'Código postal',
    city: 'Ciudad',
    region: 'Región',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    website: 'Página web',
    paperSize: 'Tamaño de papel',
    paperFooter: 'Pie de los documentos',
    logo: 'Logotipo',
  },
  help: {
    country: 'Dos letras, según ISO 3166.',
    roundingMode: 'Cómo se redondea un importe que queda justo entre dos céntimos.',
    costingMethod: 'Ya no puede cambiarse una vez valoradas existencias.',
    paperSize: 'Vacío: el habitual en el país.',
    paperFooter: 'Figura al pie de cada página que se imprime o se envía: una inscripción registral, por ejemplo.',
  },
  choices: {
    roundingMode: { 'half-up': 'Mitad hacia arriba', 'half-even': 'Mitad al par' },
    taxRounding: { document: 'Una vez por documento', line: 'En cada línea' },
    costingMethod: { fifo: 'Primera entrada, primera salida', average: 'A coste medio' },
    paperSize: { A4: 'A4 (210 × 297 mm)', Letter: 'Carta (8½ × 11 pulgadas)' },
  },
});

nameRecord<Department>('es', 'Department', {
  one: 'Departamento',
  many: 'Departamentos',
  fields: { company: 'Empresa', name: 'Nombre', parent: 'Forma parte de', domains: 'Trabaja en' },
  related: { subdepartments: 'Subdepartamentos' },
});

nameRecord<DepartmentDomain>('es', 'DepartmentDomain', {
  one: 'Área de trabajo',
  many: 'Áreas de trabajo',
  fields: { department: 'Departamento', domain: 'Área' },
});

nameRecord<Employee, typeof employeeFlow>('es', 'Employee', {
  one: 'Empleado',
  many: 'Empleados',
  fields: {
    name: 'Nombre completo',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    title: 'Puesto',
    email: 'Correo electrónico',
    extension: 'Extensión',
    company: 'Empresa',
    department: 'Departamento',
    manager: 'Responsable',
    hiredOn: 'Fecha de alta',
    language: 'Idioma',
    birthDate: 'Fecha de nacimiento',
    homePhone: 'Teléfono particular',
    street: 'Calle',
    city: 'Ciudad',
    region: 'Provincia',
    postalCode: 'Código postal',
    country: 'País',
    notes: 'Notas',
    salary: 'Salario',
    bankAccount: 'Cuenta bancaria',
    account: 'Cuenta',
    state: 'Situación',
    grants: 'Permisos',
  },
  help: {
    email: 'Quien tiene uno puede iniciar sesión con él.',
    account: 'Un analista puede pedir más de una vez, no cambia nada y ve datos personales solo donde un permiso lo dice.',
  },
  choices: { account: { staff: 'Plantilla', analyst: 'Analista' } },
  states: { active: 'En activo', suspended: 'Suspendido', dismissed: 'De baja' },
  moves: { suspend: 'Suspender', reinstate: 'Reincorporar', dismiss: 'Dar de baja' },
  related: { reports: 'Personas a su cargo', delegations: 'Le suplen', substitutions: 'Suple a' },
});

nameRecord<Grant>('es', 'Grant', {
  one: 'Permiso',
  many: 'Permisos',
  fields: {
    employee: 'Empleado',
    company: 'Empresa',
    department: 'Departamento',
    domain: 'Área',
    level: 'Nivel',
    pay: 'Ve salarios',
    margin: 'Ve márgenes',
    bank: 'Ve cuentas bancarias',
    secret: 'Ve secretos',
    personal: 'Ve datos personales',
    validFrom: 'Válido desde',
    validUntil: 'Válido hasta',
  },
  help: {
    company: 'Vacío: todas las empresas.',
    department: 'Vacío: todos los departamentos.',
    domain: '* significa todas las áreas.',
    margin: 'También por debajo del nivel que los ve de todos modos.',
    personal: 'Solo se exige a los analistas: los demás los ven por su nivel.',
    level:
      '1 aprendiz, 2 auxiliar, 3 especialista, 4 encargado, 5 jefe, 6 director, 7 dirección general. La dirección general tiene 7 en todas las áreas y ningún departamento.',
  },
});

nameRecord<Delegation>('es', 'Delegation', {
  one: 'Suplencia',
  many: 'Suplencias',
  fields: {
    employee: 'Quién se ausenta',
    substitute: 'Quién suple',
    validFrom: 'Desde',
    validUntil: 'Hasta',
    withRights: 'Con sueldos, cuentas bancarias y secretos',
    terms: 'Solo para',
  },
  help: {
    substitute: 'Tiene también los permisos de la otra persona en esos días.',
    withRights: 'Lo que exige un permiso propio solo se cede si esto está marcado.',
    terms: 'Vacío: para todo lo que tiene la otra persona.',
  },
});

nameRecord<DelegationTerm>('es', 'DelegationTerm', {
  one: 'Parte de una suplencia',
  many: 'Partes de suplencias',
  fields: { delegation: 'Suplencia', domain: 'Área', company: 'Empresa', department: 'Departamento', level: 'Nivel' },
  help: { domain: '* significa todas las áreas.', level: 'Vacío: el nivel de la otra persona.' },
});
