import { defineAccess, department, Level, Link, own, Registry, Resource, team, Text, type Ref } from '../../server/kernel/declare/index.js';
import { resourceClasses } from '../../server/kernel/declare/resource.js';
import { AccessModel } from '../../server/kernel/rights/access-model.js';
import { scopesOf, type PrincipalDefinition } from '../../server/kernel/rights/publish.js';
import { scopePredicate } from '../../server/kernel/rights/scope-predicate.js';

const rights = { domain: 'visits', read: Level.Trainee, create: Level.Clerk, update: Level.Clerk, remove: Level.Manager };
const access = defineAccess<Visit>({
  ...rights,
  rows: { [Level.Trainee]: own(), [Level.Specialist]: team(), [Level.Lead]: department() },
});

@Resource<Place>({ module: 'visits', access: defineAccess<Place>({ ...rights, rows: {} }), title: 'name' })
class Place {
  id!: string;
  @Text('internal') name!: string;
}

@Resource<Visit>({ module: 'visits', access, title: 'note' })
class Visit {
  id!: string;
  @Text('internal') note!: string;
  @Link('internal', () => Place) owner!: Ref<Place>;
  @Link('internal', () => Place, { inverse: 'departmentVisits' }) department!: Ref<Place>;
}

const registry = new Registry(resourceClasses().filter(({ options }) => options.module === 'visits'));
const ana: PrincipalDefinition = {
  id: 'ana',
  kind: 'employee',
  budget: 'person',
  employeeId: 'ana',
  companyId: 'timber',
  departmentId: 'north',
  partyId: null,
  name: 'Ana',
  email: null,
  language: 'es',
  timeZone: 'Europe/Madrid',
  grants: [],
  scopes: [],
  active: true,
  changesAt: null,
  departmentsOf: { timber: ['north', 'south', 'west'] },
};
const grant = (departmentId: string | null, level: Level) => ({ companyId: 'timber', departmentId, domain: 'visits', level, rights: [] });

const readsOf = (...grants: ReturnType<typeof grant>[]) =>
  scopesOf(AccessModel.declared(registry), { ...ana, grants }).find(({ record, operation }) => record === 'Visit' && operation === 'read');

test('a clerk in the north who is a specialist in the south sees her own in the north and her team in the south, and nothing crosswise', () => {
  expect(readsOf(grant('north', Level.Clerk), grant('south', Level.Specialist))).toMatchObject({
    owners: ['ana'],
    ownerDepartments: ['north'],
    team: ['ana'],
    teamDepartments: ['south'],
    departments: [],
    allRows: false,
  });
});

test('a level for the whole company holds in every department of it', () => {
  expect(readsOf(grant(null, Level.Lead))).toMatchObject({ departments: ['north', 'south', 'west'], owners: [], team: [] });
});

test('each rule compares the people and the places of its own grants', () => {
  const condition = scopePredicate(registry.named('Visit'), 'v', 'read');
  expect(condition).toMatch(
    /scope_owners\('Visit', 'read'\)\)::uuid\[\]\) and v\.department_id = any \(\(select timon\.scope_owner_departments/,
  );
  expect(condition).toContain(
    `(v.owner_id, v.department_id) in (select p.person,\np.department\nfrom timon.people('Visit', 'read', true, true) p(person, department))`,
  );
});
