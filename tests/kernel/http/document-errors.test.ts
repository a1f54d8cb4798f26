import { buildSchema, getVariableValues, GraphQLError, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { formatError } from '../../../server/kernel/graphql/error-format.js';

const schema = buildSchema(`
  enum Kind { GOODS SERVICE }
  input Filter { name: String! kind: Kind first: Int }
  type Party { name: String city: String }
  type Query { party(id: ID!, filter: Filter, kinds: [Kind!]): Party }
`);

/** What a Spanish reader is told about a document, and about its variables where it is valid. */
function toldInSpanish(text: string, variables: Record<string, unknown> = {}): string[] {
  const said = (errors: readonly GraphQLError[]) =>
    errors.map((error) => formatError(error, { language: 'es', requestId: 'r' }, undefined as never).message);
  try {
    const document = parse(text);
    const errors = validate(schema, document, undefined, { hideSuggestions: true });
    if (errors.length > 0) return said(errors);
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
    return said(getVariableValues(schema, operation.variableDefinitions ?? [], variables, { hideSuggestions: true }).errors ?? []);
  } catch (error) {
    return said([error as GraphQLError]);
  }
}

test.each([
  ['{ party(id: 1) { nme } }', {}, 'El campo «nme» no existe en el tipo «Party».'],
  ['{ party(id: 1, ide: 2) { name } }', {}, 'El argumento «ide» no existe en el campo «Query.party».'],
  ['{ party(id: 1) }', {}, 'Elija los campos que quiere de «party» (tipo «Party»).'],
  ['{ party(id: 1) { name { first } } }', {}, 'El campo «name» es de tipo «String» y no tiene campos dentro.'],
  ['{ party { name } }', {}, 'Falta el argumento «id» del campo «party», de tipo «ID!».'],
  ['{ party(id: 1) { ...F } }', {}, 'El fragmento «F» no existe.'],
  ['query ($x: Int) { party(id: 1) { name } }', {}, 'La variable «$x» se declara y no se usa.'],
  ['{ party(id: $x) { name } }', {}, 'La variable «$x» no está declarada.'],
  ['query ($x: Int!) { party(id: $x) { name } }', {}, 'La variable «$x» es de tipo «Int!», y aquí se espera «ID!».'],
  ['query ($x: Nothing) { party(id: $x) { name } }', {}, 'El tipo «Nothing» no existe.'],
  ['{ party(id: 1, filter: { name: "a", first: "x" }) { name } }', {}, 'No es un valor de tipo Int.'],
  ['{ party(id: 1, filter: { kind: GOODS }) { name } }', {}, 'Falta el campo obligatorio «Filter.name», de tipo «String!».'],
  ['{ party(id: 1, kinds: [GOOD]) { name } }', {}, 'Este valor no existe en la lista «Kind».'],
  ['query ($id: ID!) { party(id: $id) { name } }', {}, 'Falta la variable obligatoria «$id», de tipo «ID!».'],
  [
    'query ($f: Filter) { party(id: 1, filter: $f) { name } }',
    { f: { name: 'a', first: 'secret' } },
    'El valor de la variable «$f», en «f.first», no sirve: No es un valor de tipo Int.',
  ],
  [
    'query ($f: Filter) { party(id: 1, filter: $f) { name } }',
    { f: { name: 'a', kind: 'secret' } },
    'El valor de la variable «$f», en «f.kind», no sirve: Este valor no existe en la lista «Kind».',
  ],
  ['{ party(id: 1) { name }', {}, 'Error de sintaxis: se esperaba Name y hay <EOF>.'],
] as const)('%s is wrong in Spanish as well', (text, variables, sentence) => {
  expect(toldInSpanish(text, variables)[0]).toBe(sentence);
});

test('a sentence nobody has translated stays as it is', () => {
  expect(toldInSpanish('query A { party(id: 1) { name } } { party(id: 1) { name } }')).toEqual([
    'This anonymous operation must be the only defined operation.',
  ]);
});
