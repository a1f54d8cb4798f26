import type { FieldClass } from '../declare/field-class.js';
import { Level } from '../declare/level.js';
import type { Registry } from '../declare/registry.js';
import type { Language } from '../declare/texts.js';
import { accessModel } from './access-models.js';
import { Rights } from './rights.js';

/** A level in one domain, in one department of one company. Null means all of them; the domain `*` means every domain. */
export interface Grant {
  readonly companyId: string | null;
  readonly departmentId: string | null;
  readonly domain: string;
  readonly level: Level;
  /** Classes of values that the level alone does not open. */
  readonly rights: readonly FieldClass[];
  /** For a grant that somebody holds as a substitute: whose it is. `own` and `team` are then that person's. */
  readonly onBehalfOf?: string;
  /** Classes that the level does not open here without a right: personal data, where an analyst asks. */
  readonly closed?: readonly FieldClass[];
}

/** Whose account it is: a person of ours, an app, a person of a customer or supplier, or Timón itself. */
export type PrincipalKind = 'employee' | 'key' | 'portal' | 'system';

/** How much somebody may ask for: an analyst more at once, an app less than a person. A key has the budget of an analyst if its owner is one. */
export type Budget = 'person' | 'key' | 'analyst' | 'portal' | 'system';

/** Who asks: an employee, a partner key or the system itself. Everything that decides about rights hangs on it. */
export interface Principal {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly budget: Budget;
  readonly employeeId: string | null;
  readonly companyId: string | null;
  readonly departmentId: string | null;
  /** The customer or supplier that a key or a portal user stands for: they see its documents alone. */
  readonly partyId: string | null;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Counts up whenever the rights change; a statement under an older epoch returns nothing. */
  readonly epoch: number;
  /** When grants begin or end next, though nobody writes anything: from then on what is known of the rights is out of date. */
  readonly changesAt: Date | null;
  readonly grants: readonly Grant[];
  /** What a key may do of what its owner may: `read`, `write`. Empty for people: everything. */
  readonly scopes: readonly string[];
  readonly rights: Rights;
  /** Somebody as they would be under a draft of the access tables: for one viewer, as long as nothing changes of what these hold. */
  readonly preview?: { readonly by: string; readonly epoch: number } | null;
}

interface Queryable {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

type PrincipalRow = Omit<Principal, 'rights'> & { active: boolean; accessVersion: number; accessContent: string | null };

const columns = `id, kind, budget, employee_id as "employeeId", company_id as "companyId", department_id as "departmentId", party_id as "partyId",
  name, language, time_zone as "timeZone", epoch, changes_at as "changesAt", grants, scopes, active, access_version as "accessVersion",
  case when preview_of is not null then json_build_object('by', preview_by, 'epoch', preview_epoch) end as preview, (select v.content from timon.access_version v where v.number = access_version) as "accessContent"`;

/** The principal as the rights tables have it now; nothing when it is unknown, suspended or dismissed. */
export async function loadPrincipal(sql: Queryable, registry: Registry, id: string): Promise<Principal | undefined> {
  const { rows } = await sql.query<PrincipalRow>(`select ${columns} from timon.principal where id = $1`, [id]);
  const row = rows[0];
  if (!row?.active) return undefined;
  const model = await accessModel(sql, registry, { number: row.accessVersion, content: row.accessContent });
  return { ...row, rights: new Rights(model, row.grants, row.scopes, row.partyId !== null) };
}
