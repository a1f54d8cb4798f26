import { Migration } from '@mikro-orm/migrations';

/** The kernel's own tables: who may what, sessions and keys, history, outbox, numbers, repeated requests, imports and files. */
export class Migration20261123T1600 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.principal (
        id uuid primary key,
        kind varchar(20) not null check (kind in ('employee', 'key', 'system')),
        employee_id uuid,
        company_id uuid,
        department_id uuid,
        party_id uuid,
        name varchar(200) not null,
        active boolean not null,
        epoch int not null default 1,
        language varchar(5) not null,
        time_zone varchar(60) not null,
        grants jsonb not null,
        scopes text[] not null default '{}'
      );
      create table timon.principal_scope (
        principal_id uuid not null references timon.principal on delete cascade,
        record varchar(60) not null,
        operation varchar(20) not null,
        all_rows boolean not null,
        companies uuid[] not null,
        departments uuid[] not null,
        owners uuid[] not null,
        owner_departments uuid[] not null,
        team uuid[] not null,
        team_departments uuid[] not null,
        parties uuid[] not null,
        primary key (principal_id, record, operation)
      );
      create table timon.principal_class (
        principal_id uuid not null references timon.principal on delete cascade,
        record varchar(60) not null,
        class varchar(20) not null,
        primary key (principal_id, record, class)
      );
      create table timon.credential (
        principal_id uuid primary key references timon.principal on delete cascade,
        email varchar(200) not null unique,
        password_hash text not null,
        changed_at timestamptz not null
      );
      create table timon.session (
        token_hash bytea primary key,
        principal_id uuid not null references timon.principal on delete cascade,
        created_at timestamptz not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null,
        address inet,
        agent varchar(300)
      );
      create index session_principal_index on timon.session (principal_id);
      create table timon.partner_key (
        principal_id uuid primary key references timon.principal on delete cascade,
        owner_id uuid not null references timon.principal,
        name varchar(100) not null,
        prefix varchar(16) not null unique,
        secret_hash bytea not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        used_at timestamptz
      );
      create table timon.attempt (
        subject varchar(260) not null,
        at timestamptz not null
      );
      create index attempt_subject_index on timon.attempt (subject, at);
      create table timon.history (
        id bigint generated always as identity primary key,
        record varchar(60) not null,
        record_id uuid not null,
        version int not null,
        at timestamptz(3) not null,
        principal_id uuid not null,
        action varchar(60) not null,
        changes jsonb not null,
        input_hash bytea
      );
      create index history_record_index on timon.history (record_id, id);
      create table timon.history_private (
        history_id bigint not null references timon.history,
        class varchar(20) not null,
        changes jsonb not null,
        primary key (history_id, class)
      );
      create table timon.outbox (
        id bigint generated always as identity primary key,
        topic varchar(100) not null,
        record_id uuid,
        payload jsonb not null,
        at timestamptz(3) not null,
        sent_at timestamptz(3)
      );
      create index outbox_waiting_index on timon.outbox (id) where sent_at is null;
      create table timon.idempotency (
        principal_id uuid not null,
        key varchar(200) not null,
        request_hash bytea not null,
        at timestamptz(3) not null,
        keep_until timestamptz(3),
        outcome jsonb,
        primary key (principal_id, key)
      );
      create table timon.number_series (
        company_id uuid not null,
        series varchar(60) not null,
        year int not null,
        next bigint not null,
        primary key (company_id, series, year)
      );
      create table timon.external_key (
        source varchar(60) not null,
        record varchar(60) not null,
        key varchar(200) not null,
        record_id uuid not null,
        content_hash bytea not null,
        primary key (source, record, key)
      );
      create table timon.file (
        hash bytea primary key,
        size bigint not null,
        media_type varchar(100) not null,
        at timestamptz(3) not null
      );
      create table timon.setting (
        name varchar(100) primary key,
        value jsonb not null
      );
    `);
  }
}
