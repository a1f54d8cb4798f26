import 'reflect-metadata';
import { isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import {
  Level,
  levelName,
  rowRuleAt,
  type FieldClass,
  type RecordType,
  type Registry,
  type RowRule,
} from '../../server/kernel/declare/index.js';
import { buildSchema, type BuiltSchema } from '../../server/kernel/graphql/build-schema.js';
import { VisibleSchemas } from '../../server/kernel/graphql/visible-schema.js';
import { AccessModel } from '../../server/kernel/rights/access-model.js';
import { Rights } from '../../server/kernel/rights/rights.js';
import { loadModules } from '../../server/wiring.js';
import { noBehaviour } from '../support/no-behaviour.js';
import { readingSuffixes } from '../support/types-about.js';

let registry: Registry;
let model: AccessModel;
let built: BuiltSchema;
let visible: VisibleSchemas;

beforeAll(async () => {
  registry = await loadModules();
  model = AccessModel.declared(registry);
  built = buildSchema(registry, noBehaviour);
  visible = new VisibleSchemas(built.schema, built.guards);
});

const levels = Object.values(Level).filter((level) => level < Level.System);
const ownRights: FieldClass[] = ['pay', 'bank', 'secret'];

const rightsAt = (domain: string, level: Level, rights: readonly FieldClass[] = []) =>
  new Rights(model, [{ companyId: null, departmentId: level === Level.Head ? 'a department' : null, domain, level, rights }]);

test('who may what, as it was last reviewed', () => {
  const pages = [...registry.resources].sort((a, b) => a.name.localeCompare(b.name)).map(pageOf);
  const legend = 'One sign a level, from Trainee to Head of a department: . closed, r open to read, w to read and write, x open.';
  expect(`\n${[legend, ...pages].join('\n\n')}\n`).toMatchSnapshot();
});

/** The rights on one record, as the compiler of the access tables works them out. */
function pageOf(record: RecordType): string {
  const { domain } = record.access;
  const [plain, withOwnRights] = [[], ownRights].map((rights) => levels.map((level) => rightsAt(domain, level, rights)));
  const each = (sign: (rights: Rights) => string, all = plain) => all!.map(sign).join('');
  const operations = ['read', 'create', 'update', 'remove', ...Object.keys(record.access.moves)];
  const rows = levels.filter(
    (level) =>
      spelled(rowRuleAt(record.root.access, level)) !==
      spelled(level > 1 ? rowRuleAt(record.root.access, (level - 1) as Level) : undefined),
  );
  const lines = [
    `${record.name} · domain ${domain}${record.partOf ? ` · part of ${record.partOf.target!.name}` : ''}`,
    `  rows ${rows.map((level) => `${levelName(level)} ${spelled(rowRuleAt(record.root.access, level))}`).join(', ')}`,
    ...operations.map((operation) => `  ${operation.padEnd(34)} ${each((rights) => (rights.may(record, operation) ? 'x' : '.'))}`),
    ...record.fields
      .filter(({ hidden }) => !hidden)
      .map((field) => {
        const sign = (rights: Rights) => (rights.field(field) === 'none' ? '.' : rights.mayWrite(field) ? 'w' : 'r');
        const withRight = field.needsRight ? ` ${each(sign, withOwnRights)} with the right` : '';
        return `    .${field.name.padEnd(31)} ${each(sign)} ${field.class}${withRight}`;
      }),
  ];
  return lines.join('\n');
}

const spelled = (rule: RowRule | undefined): string => (rule ? ('field' in rule ? `${rule.reach} by ${rule.field}` : rule.reach) : 'none');

/** Fields of record types that follow from seeing the record at all. */
const followTheRecord = new Set(['id', 'can', 'movesOpenToMe']);

test('every field of a record is guarded wherever the schema speaks of it', () => {
  const unguarded: string[] = [];
  for (const record of registry.resources) {
    for (const type of typesOf(built.schema, record)) {
      for (const name of Object.keys(type.getFields())) {
        const isField = record.has(name) || record.backlinks.some((backlink) => backlink.name === name) || name === 'title';
        if (isField && !followTheRecord.has(name) && !built.guards.has(`${type.name}.${name}`)) unguarded.push(`${type.name}.${name}`);
      }
    }
  }
  expect(unguarded).toEqual([]);
});

test('the root fields without a guard are those that see to their rights themselves', () => {
  expect([...built.openRoots].sort()).toMatchSnapshot();
  const roots = [built.schema.getQueryType()!, built.schema.getMutationType()!].flatMap((type) =>
    Object.keys(type.getFields()).map((name) => `${type.name}.${name}`),
  );
  expect(roots.filter((root) => !built.guards.has(root) && !built.openRoots.has(root))).toEqual([]);
});

test.each(['sales', 'accounting', 'warehouse', 'directory', 'catalog', 'company', 'personnel'])(
  'what a grant in %s does not open is unknown in the schema it sees',
  (domain) => {
    for (const level of [Level.Trainee, Level.Clerk, Level.Lead, Level.Manager, Level.Director]) {
      const rights = rightsAt(domain, level);
      const schema = visible.for(rights);
      const known: string[] = [];
      for (const record of registry.resources) {
        const mayRead = rights.may(record, 'read');
        for (const type of typesOf(schema, record)) {
          const closed = record.fields.filter(
            (field) => !mayRead || rights.field(field) === 'none' || (field.target && !rights.may(field.target, 'read')),
          );
          const isInput = /^(Create|Update)|(?<!Many)Input$/.test(type.name);
          for (const field of closed)
            if (!isInput && field.name !== 'id' && type.getFields()[field.name]) known.push(`${type.name}.${field.name}`);
          if (isInput)
            for (const field of record.fields)
              if (field.name !== 'id' && !rights.mayWrite(field) && type.getFields()[field.name]) known.push(`${type.name}.${field.name}`);
        }
        const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
        if (!mayRead) known.push(...roots.filter((name) => [record.singular, record.plural, `${record.plural}Grouped`].includes(name)));
      }
      expect({ level, known }).toEqual({ level, known: [] });
    }
  },
);

/** The types that speak of the fields of a record. */
function typesOf(schema: GraphQLSchema, { name }: RecordType) {
  const names = [...readingSuffixes.map((suffix) => name + suffix), `${name}Input`, `Create${name}Input`, `Update${name}Input`];
  return names.map((each) => schema.getType(each)).filter((type) => isObjectType(type) || isInputObjectType(type));
}
