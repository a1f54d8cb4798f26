import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import type { Registry } from '../declare/registry.js';
import { personRecords } from '../work/privacy/personal-register.js';
import { DateTimeScalar } from './scalars.js';
import { maySeeSecurityLog } from './security-log.js';
import type { Operation, TypeOf, TypedField, Types } from './typed.js';

export interface PrivacyBehaviour {
  readonly personalData: Operation['resolve'];
  readonly erasures: Operation['resolve'];
  readonly erasePerson: Operation['resolve'];
}

interface SharedTypes {
  readonly kind: () => TypeOf;
  readonly who: () => TypeOf;
}

/** What is kept of persons, and forgetting one. */
export function addPrivacyOperations(registry: Registry, types: Types, { kind, who }: SharedTypes, behaviour: PrivacyBehaviour): void {
  const erasure = {
    id: required(GraphQLID),
    at: { type: () => DateTimeScalar },
    kind: { type: kind },
    record: required(GraphQLID),
    who: { type: who },
  };
  types.query('personalData', {
    type: () =>
      types.once('PersonalDataField', () =>
        types.answer('PersonalDataField', {
          kind: { type: kind },
          field: required(GraphQLString, 'As the schema names it: `Employee.birthDate`.'),
          class: required(GraphQLString),
          of: optional(GraphQLString, 'The link that leads to the person; null where the record is the person.'),
          erasing: required(GraphQLString, 'What erasing makes of it: `emptied`, `replaced` or `removed with its line`.'),
          keptStates: {
            type: () => GraphQLString,
            list: true,
            nullable: true,
            description: 'On documents of these states the law keeps it.',
          },
          keptYears: optional(GraphQLInt),
        }),
      ),
    list: true,
    description: 'The register of what is kept of persons.',
    guard: maySeeSecurityLog,
    resolve: behaviour.personalData,
    args: {},
  });
  types.query('erasures', {
    type: () => types.once('Erasure', () => types.answer('Erasure', erasure)),
    list: true,
    description: 'Who has been forgotten, newest first. It names nobody.',
    guard: maySeeSecurityLog,
    resolve: behaviour.erasures,
    args: { first: optional(GraphQLInt) },
  });
  types.mutation('erasePerson', {
    type: () =>
      types.once('ErasedPerson', () =>
        types.answer('ErasedPerson', {
          ...erasure,
          changed: required(GraphQLInt, 'How many records said something of them.'),
          kept: required(GraphQLInt, 'How many documents the law keeps as they were written.'),
        }),
      ),
    description:
      'Forgets a person for good: their record, what documents, history, log and messages say of them. Takes `accept: ["ERASE_PERSON"]`.',
    guard: (rights) => personRecords(registry).some((record) => rights.may(record, 'remove')),
    resolve: behaviour.erasePerson,
    args: {
      kind: { type: kind, nullable: false },
      id: required(GraphQLID),
      accept: { type: () => GraphQLString, list: true, nullable: true },
    },
  });
}

const required = (type: TypeOf, description?: string): TypedField => ({ type: () => type, nullable: false, description });
const optional = (type: TypeOf, description?: string): TypedField => ({ type: () => type, nullable: true, description });
