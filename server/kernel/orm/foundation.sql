-- What every table stands on: roles, extensions and the functions that policies and generated columns call.
-- Run by the owner before each migration; every statement may be repeated.
do $$ begin
  if not exists (select from pg_roles where rolname = 'timon_caller') then create role timon_caller nologin; end if;
  if not exists (select from pg_roles where rolname = 'timon_facts') then create role timon_facts nologin; end if;
  if not exists (select from pg_roles where rolname = 'timon_gate') then create role timon_gate nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
create schema if not exists timon;
grant usage on schema timon, public to timon_caller, timon_facts;
grant usage on schema timon to timon_gate;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- The form in which text is searched: without case and accents. Declared immutable because the dictionary is named.
create or replace function timon.plain(words text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, words) collate "und-x-icu") $$;

-- The context step of every statement. No row: the principal is gone, suspended or of another rights epoch.
create or replace function timon.enter(principal uuid, known_epoch int) returns setof boolean
  language plpgsql volatile security definer set search_path = timon, pg_catalog as $$
begin
  if exists (select from timon.principal p where p.id = principal and p.epoch = known_epoch and p.active) then
    perform set_config('timon.principal', principal::text, true);
    return next true;
  else
    perform set_config('timon.principal', '', true);
  end if;
end $$;

-- The same for a transaction that writes. Its statements go by id, so a plan made once serves every value.
create or replace function timon.enter_to_write(principal uuid, known_epoch int) returns setof boolean
  language plpgsql volatile security definer set search_path = timon, pg_catalog as $$
begin
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  return query select * from timon.enter(principal, known_epoch);
end $$;

create or replace function timon.sees_all(of_record text, for_operation text) returns boolean
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return coalesce((select s.all_rows from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation), false);
end $$;
create or replace function timon.scope_companies(of_record text, for_operation text) returns uuid[]
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return (select s.companies from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation);
end $$;
create or replace function timon.scope_departments(of_record text, for_operation text) returns uuid[]
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return (select s.departments from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation);
end $$;
create or replace function timon.scope_owners(of_record text, for_operation text) returns uuid[]
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return (select s.owners from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation);
end $$;
create or replace function timon.scope_owner_departments(of_record text, for_operation text) returns uuid[]
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return (select s.owner_departments from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation);
end $$;
-- The people whose rows I see besides my own, each with a department in which I do: whom I stand in for, and the reporting lines
-- that I lead, where each line is one range of the ordered paths.
create or replace function timon.people(of_record text, for_operation text, covered boolean, led boolean) returns table (person uuid, department uuid)
  language plpgsql stable security definer set search_path = timon, pg_catalog rows 20 as $$
declare s record;
begin
  select p.covered as covered_people, p.covered_departments, p.team, p.team_departments into s from timon.principal_scope p
    where p.principal_id = nullif(current_setting('timon.principal', true), '')::uuid and p.record = of_record and p.operation = for_operation;
  if covered and cardinality(s.covered_people) > 0 then
    return query select c.person, c.department from unnest(s.covered_people, s.covered_departments) as c(person, department);
  end if;
  if led and cardinality(s.team) > 0 then
    return query select below.person_id, t.department from unnest(s.team, s.team_departments) as t(head, department)
      join timon.reporting_line top on top.person_id = t.head
      join timon.reporting_line below on below.path >= top.path and below.path < top.path || '~';
  end if;
end $$;
create or replace function timon.scope_parties(of_record text, for_operation text) returns uuid[]
  language plpgsql stable security definer set search_path = timon, pg_catalog as $$
begin
  return (select s.parties from timon.principal_scope s where s.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
    and s.record = of_record and s.operation = for_operation);
end $$;
-- The first migrations still speak of these, and the one that says more exactly whose rows and values are seen drops them.
do $$ begin
  if to_regclass('timon.principal') is null or to_regclass('timon.principal_class') is not null then
    create or replace function timon.sees_class(of_record text, of_class text) returns boolean
      language plpgsql stable security definer set search_path = timon, pg_catalog as $body$
    begin
      return exists (select from timon.principal_class c where c.principal_id = nullif(current_setting('timon.principal', true), '')::uuid
        and c.record = of_record and c.class = of_class);
    end $body$;
    create or replace function timon.scope_team(of_record text, for_operation text) returns uuid[]
      language sql stable security definer set search_path = timon, pg_catalog as $body$ select null::uuid[] $body$;
    create or replace function timon.scope_team_departments(of_record text, for_operation text) returns uuid[]
      language sql stable security definer set search_path = timon, pg_catalog as $body$ select null::uuid[] $body$;
  end if;
end $$;

-- Operators whose only effect is an answer may run below a policy, which gives them their index back. Needs a superuser; without one they stay correct and slower.
do $$ declare f regprocedure; begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    for f in select unnest(array['numeric_eq(numeric,numeric)', 'numeric_ne(numeric,numeric)', 'numeric_lt(numeric,numeric)', 'numeric_le(numeric,numeric)',
      'numeric_gt(numeric,numeric)', 'numeric_ge(numeric,numeric)', 'textlike(text,text)', 'public.word_similarity_op(text,text)',
      'public.word_similarity_commutator_op(text,text)', 'public.similarity_op(text,text)']::regprocedure[])
    loop
      if not (select proleakproof from pg_proc where oid = f) then execute format('alter function %s leakproof', f); end if;
    end loop;
  end if;
end $$;
