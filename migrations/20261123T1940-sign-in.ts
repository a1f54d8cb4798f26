import { Migration } from '@mikro-orm/migrations';

/** Second factors, mail with what it invites to, accounts of other sign-in services, and sessions that know how far they reach. */
export class Migration20261123T1940 extends Migration {
  override up(): void {
    this.addSql(`
      -- Who signs in by another service or a passkey alone has no password.
      alter table timon.credential alter column password_hash drop not null;
      alter table timon.credential add column factor_asked_at timestamptz;
      alter table timon.session add column id uuid not null unique default gen_random_uuid();
      alter table timon.session add column standing varchar(10) not null default 'full' check (standing in ('full', 'confirm', 'enrol'));
      alter table timon.session add column proved_at timestamptz;
      update timon.session set proved_at = created_at;
      alter table timon.session alter column proved_at set not null;

      create table timon.totp (
        principal_id uuid primary key references timon.principal on delete cascade,
        secret bytea,
        pending_secret bytea,
        last_step bigint not null default 0,
        added_at timestamptz,
        check (secret is null or added_at is not null)
      );
      create table timon.passkey (
        id uuid primary key,
        principal_id uuid not null references timon.principal on delete cascade,
        credential_id bytea not null unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        name varchar(100) not null,
        created_at timestamptz not null,
        used_at timestamptz
      );
      create index passkey_principal_index on timon.passkey (principal_id);
      create table timon.recovery_code (
        principal_id uuid not null references timon.principal on delete cascade,
        code_hash bytea not null,
        primary key (principal_id, code_hash)
      );
      create table timon.spent_proof (
        hash bytea primary key,
        until timestamptz not null
      );
      create table timon.mailed_token (
        token_hash bytea primary key,
        principal_id uuid not null references timon.principal on delete cascade,
        purpose varchar(20) not null check (purpose in ('invitation', 'reset')),
        email varchar(200) not null,
        created_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index mailed_token_principal_index on timon.mailed_token (principal_id);
      create table timon.identity (
        id uuid not null unique,
        issuer varchar(300) not null,
        subject varchar(255) not null,
        principal_id uuid not null references timon.principal on delete cascade,
        created_at timestamptz not null,
        used_at timestamptz,
        primary key (issuer, subject)
      );
      create index identity_principal_index on timon.identity (principal_id);
      create table timon.mail (
        id uuid primary key,
        to_address varchar(320) not null,
        subject varchar(300) not null,
        text text not null,
        html text not null,
        created_at timestamptz not null,
        sent_at timestamptz
      );
      create index mail_created_index on timon.mail (created_at);

      -- However a session ends, every process hears of it.
      create function timon.tell_sessions_ended() returns trigger language plpgsql as $$ begin
        perform pg_notify('timon_sessions', encode(token_hash, 'base64')) from gone;
        return null;
      end $$;
      create trigger session_ended after delete on timon.session referencing old table as gone
        for each statement execute function timon.tell_sessions_ended();

      -- Without an account there is nothing to be signed in to.
      create function timon.end_account() returns trigger language plpgsql security definer set search_path = timon, pg_catalog as $$ begin
        delete from timon.session where principal_id = old.principal_id;
        delete from timon.mailed_token where principal_id = old.principal_id;
        return null;
      end $$;
      create trigger credential_removed after delete on timon.credential
        for each row execute function timon.end_account();
    `);
  }
}
