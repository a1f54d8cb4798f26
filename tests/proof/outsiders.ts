import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type OperationTypeNode,
} from 'graphql';
import type { Asking } from './company-under-proof.js';
import { isOpen, proveCoordinates } from './coordinates.js';
import { openBeforeSignIn } from './expected/operations.js';
import type { Proof } from './proof.js';
import { Wire } from './random-operations.js';

/** Somebody who has not signed in. */
const stranger: Asking = {
  name: 'stranger',
  principal: undefined,
  grants: [],
  employeeId: null,
  partyId: null,
  mayWrite: false,
  isKey: false,
  isStranger: true,
};

/**
 * Those who are nobody here, over the wire: strangers, and those who were somebody until a moment ago and whose session still
 * knows what. To whatever is not open before signing in a stranger gets one and the same answer, whether there is such a thing or not.
 */
export async function proveOutsiders(proof: Proof, gone: readonly Asking[]): Promise<void> {
  const wire = await Wire.open(proof.db);
  try {
    proveCoordinates(proof, stranger);
    const told = await wire.hear(stranger, { text: '{ parties { nodes { id } } }', variables: {} });
    proof.tally.check('stranger', stranger.name, 'a list', [401, true], [told.status, told.body.includes('"UNAUTHENTICATED"')]);
    for (const text of [...everyQuestion(proof, (name) => !openBeforeSignIn.has(name)), ...misspelt]) {
      const answer = await wire.hear(stranger, { text, variables: {} });
      proof.tally.check('stranger', stranger.name, text, told, answer);
    }
    for (const asking of proof.asking.filter(({ name }) => inTheDark.test(name))) {
      const oracle = proof.oracleOf(asking);
      for (const { text, type, name } of everyOperation(proof)) {
        if (isOpen(oracle, type, name)) continue;
        const [closed, none] = [text, text.replace(name, `${name}z`)];
        const [answer, other] = [
          await wire.hear(asking, { text: closed, variables: {} }),
          await wire.hear(asking, { text: none, variables: {} }),
        ];
        proof.tally.check('unknown', asking.name, text, { ...other, body: other.body.replaceAll(`${name}z`, name) }, answer);
      }
    }
    for (const asking of gone) {
      for (const text of everyQuestion(proof, (name) => !openBeforeSignIn.has(name) && name !== 'endViewAs')) {
        const { body } = await wire.hear(asking, { text, variables: {} });
        const { data } = JSON.parse(body) as { data?: Readonly<Record<string, unknown>> | null };
        proof.tally.check(
          'gone',
          asking.name,
          text,
          [],
          Object.values(data ?? {}).filter((value) => value !== null),
        );
      }
    }
  } finally {
    await wire.close();
  }
}

/** Those to whom little is open: what is not they cannot tell from what there is not. */
const inTheDark = /^(nobody|sales 2|portal user|bound write key of sales 4)$/;

const misspelt = [
  'subscription { partyzChanged { id } }',
  '{ partiez { nodes { id } } }',
  '{ parties { nodez } }',
  'mutation { removePartyy(id: "x") { id } }',
  '{ employees { nodes { salaryy } } }',
];

const everyQuestion = (proof: Proof, isAsked: (name: string) => boolean): string[] =>
  everyOperation(proof).flatMap(({ name, text }) => (isAsked(name) ? [text] : []));

/** Each operation by itself, asked as simply as it lets itself be asked. */
function everyOperation({ schema }: Proof): { readonly type: string; readonly name: string; readonly text: string }[] {
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
    const type = schema.getRootType(kind as OperationTypeNode)!;
    return Object.values(type.getFields()).map((field) => ({
      type: type.name,
      name: field.name,
      text: `${kind} { ${field.name}${given(field)}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`,
    }));
  });
}

function given({ args }: GraphQLField<unknown, unknown>): string {
  const written = args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${something(type)}`);
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

/** A value of that type, as a literal. */
function something(type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (isListType(inner)) return '[]';
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${something(field.type)}`).join(', ')} }`;
  }
  const made: Readonly<Record<string, string>> = {
    Int: '1',
    Boolean: 'true',
    Date: '"2026-02-03"',
    DateTime: '"2026-02-03T04:05:06.000Z"',
    ID: '"00000000-0000-7000-8000-0000000c0de0"',
    JSON: '{}',
  };
  return made[String(inner)] ?? '"1"';
}
