import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { constantCase } from '../declare/naming.js';
import { securityKinds } from '../work/security-log.js';
import { DateTimeScalar, JsonScalar } from './scalars.js';
import { maySeeSecurityLog } from './security-log.js';
import type { Operation, TypeOf, TypedField, Types } from './typed.js';

export interface AuditBehaviour {
  readonly audit: Operation['resolve'];
  readonly securityLog: Operation['resolve'];
}

interface SharedTypes {
  readonly kind: () => TypeOf;
  readonly who: () => TypeOf;
}

/** The history of all records and the security log, searched. */
export function addAuditOperations(types: Types, { kind, who }: SharedTypes, behaviour: AuditBehaviour): void {
  const page = { first: optional(GraphQLInt), before: optional(GraphQLID) };
  const entry = () =>
    types.once('AuditEntry', () =>
      types.answer('AuditEntry', {
        id: required(GraphQLID),
        at: { type: () => DateTimeScalar },
        kind: { type: kind },
        record: required(GraphQLID, 'The id of the record that was changed.'),
        who: { type: who },
        onBehalfOf: { type: who, list: true, description: 'For whom they stood in there at the time.' },
        action: required(GraphQLString),
        version: required(GraphQLInt),
        changes: { type: () => JsonScalar, description: 'As in `history`: only fields the caller may read on this record.' },
      }),
    );
  types.query('audit', {
    type: () => pageOf('AuditPage', entry, types),
    description: 'Who changed what, across all records, newest first: of records I see, the fields I may read.',
    guard: () => true,
    resolve: behaviour.audit,
    args: {
      filter: {
        nullable: true,
        type: () =>
          types.once('AuditFilter', () =>
            types.input('AuditFilter', {
              who: list(GraphQLID),
              kinds: { type: kind, list: true, nullable: true },
              record: optional(GraphQLID),
              fields: list(GraphQLString, 'Names of fields; of those in lines as `lines.quantity`.'),
              actions: list(GraphQLString, '`CREATE`, `UPDATE`, or a move such as `CONFIRM`.'),
              from: optional(DateTimeScalar),
              until: optional(DateTimeScalar),
            }),
          ),
      },
      ...page,
    },
  });
  addSecurityLog(types, who, page, behaviour);
}

function addSecurityLog(types: Types, who: () => TypeOf, page: Record<string, TypedField>, behaviour: AuditBehaviour): void {
  const kinds = Object.fromEntries(securityKinds.map((kind) => [constantCase(kind), kind]));
  const kind = () => types.once('SecurityKind', () => types.enumeration('SecurityKind', kinds));
  const subject = () =>
    types.once('SecuritySubject', () =>
      types.answer('SecuritySubject', { kind: optional(GraphQLString), id: required(GraphQLID), name: required(GraphQLString) }),
    );
  const entry = () =>
    types.once('SecurityEntry', () =>
      types.answer('SecurityEntry', {
        id: required(GraphQLID),
        at: { type: () => DateTimeScalar },
        kind: { type: kind },
        who: { type: who, nullable: true },
        subject: { type: subject, nullable: true },
        address: optional(GraphQLString),
        requestId: optional(GraphQLString),
        facts: { type: () => JsonScalar },
        erased: { type: () => GraphQLBoolean, description: 'What was told beside has been erased with the person it told of.' },
      }),
    );
  types.query('securityLog', {
    type: () => pageOf('SecurityLogPage', entry, types),
    description: 'What happened around rights and secrets, newest first: for the head and for whoever directs personnel.',
    guard: maySeeSecurityLog,
    resolve: behaviour.securityLog,
    args: {
      filter: {
        nullable: true,
        type: () =>
          types.once('SecurityLogFilter', () =>
            types.input('SecurityLogFilter', {
              kinds: { type: kind, list: true, nullable: true },
              who: list(GraphQLID),
              subject: optional(GraphQLID),
              address: optional(GraphQLString),
              from: optional(DateTimeScalar),
              until: optional(DateTimeScalar),
            }),
          ),
      },
      ...page,
    },
  });
}

const pageOf = (name: string, entry: () => TypeOf, types: Types): TypeOf =>
  types.once(name, () => types.answer(name, { entries: { type: entry, list: true }, hasMore: { type: () => GraphQLBoolean } }));

const required = (type: TypeOf, description?: string): TypedField => ({ type: () => type, nullable: false, description });
const optional = (type: TypeOf): TypedField => ({ type: () => type, nullable: true });
const list = (type: TypeOf, description?: string): TypedField => ({ type: () => type, list: true, nullable: true, description });
