/** What graphql-js says about documents and variables, in Spanish. It has no codes for them, so its sentences are recognised by their form. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Cannot query field "(.+)" on type "(.+)"\.$/, 'El campo «$1» no existe en el tipo «$2».'],
  [/^Unknown argument "(.+)" on field "(.+)"\.$/, 'El argumento «$1» no existe en el campo «$2».'],
  [/^Unknown type "(.+)"\.$/, 'El tipo «$1» no existe.'],
  [/^Unknown fragment "(.+)"\.$/, 'El fragmento «$1» no existe.'],
  [/^Unknown directive "(.+)"\.$/, 'La directiva «$1» no existe.'],
  [/^Unknown operation named "(.+)"\.$/, 'La operación «$1» no está en el documento.'],
  [/^Field "(.+)" of type "(.+)" must have a selection of subfields\.$/, 'Elija los campos que quiere de «$1» (tipo «$2»).'],
  [
    /^Field "(.+)" must not have a selection since type "(.+)" has no subfields\.$/,
    'El campo «$1» es de tipo «$2» y no tiene campos dentro.',
  ],
  [
    /^Field "(.+)" argument "(.+)" of type "(.+)" is required, but it was not provided\.$/,
    'Falta el argumento «$2» del campo «$1», de tipo «$3».',
  ],
  [/^Field "(.+)" of required type "(.+)" was not provided\.$/, 'Falta el campo obligatorio «$1», de tipo «$2».'],
  [/^Field "(.+)" is not defined by type "(.+)"\.$/, 'El campo «$1» no existe en el tipo «$2».'],
  [/^Variable "(.+)" of required type "(.+)" was not provided\.$/, 'Falta la variable obligatoria «$1», de tipo «$2».'],
  [/^Variable "(.+)" of non-null type "(.+)" must not be null\.$/, 'La variable «$1», de tipo «$2», no puede estar vacía.'],
  [/^Variable "(.+)" of type "(.+)" used in position expecting type "(.+)"\.$/, 'La variable «$1» es de tipo «$2», y aquí se espera «$3».'],
  [/^Variable "(.+)" is not defined by operation "(.+)"\.$/, 'La operación «$2» no declara la variable «$1».'],
  [/^Variable "(.+)" is not defined\.$/, 'La variable «$1» no está declarada.'],
  [/^Variable "(.+)" is never used in operation "(.+)"\.$/, 'La operación «$2» declara la variable «$1» y no la usa.'],
  [/^Variable "(.+)" is never used\.$/, 'La variable «$1» se declara y no se usa.'],
  [/^There can be only one (?:argument|input field|variable|fragment|operation) named "(.+)"\.$/, 'El nombre «$1» aparece dos veces.'],
  [/^Fragment "(.+)" is never used\.$/, 'El fragmento «$1» se declara y no se usa.'],
  [/^Cannot spread fragment "(.+)" within itself.*\.$/, 'El fragmento «$1» se contiene a sí mismo.'],
  [/^Value "(.+)" does not exist in "(.+)" enum\.$/, 'El valor «$1» no existe en la lista «$2».'],
  [/^This value does not exist in "(.+)" enum\.$/, 'Este valor no existe en la lista «$1».'],
  [/^Enum "(.+)" cannot represent non-(?:enum|string) value\.$/, 'La lista «$1» espera uno de sus valores.'],
  [/^(\w+) cannot represent (?:a |an )?(?:non-)?.*value\.$/, 'No es un valor de tipo $1.'],
  [/^Expected value of type "(.+)"\.$/, 'Se espera un valor de tipo «$1».'],
  [/^Expected type "(.+)"\.$/, 'Se espera un valor de tipo «$1».'],
  [/^Expected non-nullable type "(.+)" not to be null\.$/, 'El tipo «$1» no puede estar vacío.'],
  [/^Syntax Error: Unexpected <EOF>\.$/, 'Error de sintaxis: el documento termina antes de tiempo.'],
  [/^Syntax Error: Unexpected (.+)\.$/, 'Error de sintaxis: $1 no se esperaba aquí.'],
  [/^Syntax Error: Expected (.+), found (.+)\.$/, 'Error de sintaxis: se esperaba $1 y hay $2.'],
];

const invalidValue = /^Variable "(.+?)" got an invalid value(?: at "(.+?)")?; (.*)$/s;

/** The sentence in Spanish; one that is not known stays as it is. */
export function documentErrorInSpanish(message: string): string {
  const [, variable, place, reason] = invalidValue.exec(message) ?? [];
  if (variable !== undefined && reason !== undefined) {
    return `El valor de la variable «${variable}»${place ? `, en «${place}»,` : ''} no sirve: ${documentErrorInSpanish(reason)}`;
  }
  const [form, words] = sentences.find(([known]) => known.test(message)) ?? [];
  return form && words !== undefined ? message.replace(form, words) : message;
}
