import { Level } from '../declare/level.js';
import { Forbidden, InvalidInput } from '../errors.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { uuidOrNothing } from '../read/filter.js';
import type { Grant, Principal } from '../rights/principal.js';
import { grantsIn, type Rights } from '../rights/rights.js';

interface SecurityLogArguments {
  readonly filter?: {
    readonly kinds?: readonly string[] | null;
    readonly who?: readonly string[] | null;
    readonly subject?: string | null;
    readonly address?: string | null;
    readonly from?: string | null;
    readonly until?: string | null;
  } | null;
  readonly first?: number | null;
  readonly before?: string | null;
}

interface SecurityRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly whoId: string | null;
  readonly who: string | null;
  readonly subjectRecord: string | null;
  readonly subjectId: string | null;
  readonly subject: string | null;
  readonly requestId: string | null;
  readonly facts: Record<string, unknown> | null;
}

const largestPage = 200;

/** The log tells of everybody: it is for the head, and for whoever directs personnel of a company. Standing in for them is not enough. */
export const maySeeSecurityLog = (rights: Rights): boolean => directing(rights.grants).length > 0;

const directing = (grants: readonly Grant[]): Grant[] =>
  grantsIn(grants, 'personnel').filter(({ level, departmentId, onBehalfOf }) => level >= Level.Director && !departmentId && !onBehalfOf);

/** Null for those who may look at the whole organisation, else the companies whose people they may look at. */
export function companiesWatched({ kind, grants }: Principal): readonly string[] | null {
  const watched = kind === 'employee' ? directing(grants) : [];
  if (watched.length === 0) throw new Forbidden();
  const companies = watched.map(({ companyId }) => companyId);
  return companies.includes(null) ? null : (companies as string[]);
}

/** What happened around rights and secrets, newest first. */
export async function securityLogPage(kernel: Kernel, reader: Principal, { filter, first, before }: SecurityLogArguments): Promise<object> {
  const size = first ?? 50;
  if (size < 1 || size > largestPage) throw new InvalidInput({ first: 'OUT_OF_RANGE' });
  const ids = (given: readonly string[] | null | undefined) => given?.map((id) => uuidOrNothing(id)).filter((id) => id !== null) ?? null;
  const values = [
    companiesWatched(reader),
    filter?.kinds ?? null,
    ids(filter?.who),
    ids(filter?.subject ? [filter.subject] : null),
    filter?.address ?? null,
    filter?.from ?? null,
    filter?.until ?? null,
    /^\d{1,18}$/.test(before ?? '') ? before : null,
    size + 1,
  ];
  const rows = await asFacts(kernel.pool, async (client) => (await client.query<SecurityRow>(entries, values)).rows);
  return { entries: rows.slice(0, size).map(shown), hasMore: rows.length > size };
}

function shown({ id, at, kind, whoId, who, subjectRecord, subjectId, subject, requestId, facts }: SecurityRow): object {
  const { address, ...others } = facts ?? {};
  return {
    id,
    at: at.toISOString(),
    kind,
    who: whoId && { id: whoId, name: who ?? '' },
    subject: subjectId && { kind: subjectRecord, id: subjectId, name: subject ?? '' },
    address: address ?? null,
    requestId,
    facts: others,
    erased: facts === null,
  };
}

const entries = `select l.id::text, l.at, l.kind, l.principal_id as "whoId", p.name as who, l.subject_record as "subjectRecord",
    l.subject_id as "subjectId", s.name as subject, l.request_id as "requestId", f.facts
  from timon.security_log l left join timon.principal p on p.id = l.principal_id left join timon.principal s on s.id = l.subject_id
  left join timon.security_fact f on f.log_id = l.id
  where ($1::uuid[] is null or p.company_id = any ($1::uuid[]) or s.company_id = any ($1::uuid[]))
    and ($2::text[] is null or l.kind = any ($2::text[])) and ($3::uuid[] is null or l.principal_id = any ($3::uuid[]))
    and ($4::uuid[] is null or l.subject_id = any ($4::uuid[])) and ($5::text is null or f.facts ->> 'address' = $5::text)
    and ($6::timestamptz is null or l.at >= $6::timestamptz) and ($7::timestamptz is null or l.at < $7::timestamptz)
    and ($8::bigint is null or l.id < $8::bigint)
  order by l.id desc limit $9::int`;
