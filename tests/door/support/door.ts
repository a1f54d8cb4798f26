import type { GraphQLRequestContext } from '@apollo/server';
import { getOperationAST, GraphQLError, parse, type GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { formatError } from '../../../server/kernel/graphql/error-format.js';
import { JsonText } from '../../../server/kernel/graphql/api.js';
import { answerOperation } from '../../../server/kernel/http/answer-operation.js';
import { Call } from '../../../server/kernel/http/call.js';
import { savePassword } from '../../../server/kernel/http/credentials.js';
import { Gate } from '../../../server/kernel/http/gate.js';
import '../../../server/kernel/http/http.texts.en.js';
import '../../../server/kernel/http/http.texts.es.js';
import { sessionCookie } from '../../../server/kernel/http/session-cookie.js';
import { usualSignIn, type SignInSettings } from '../../../server/kernel/http/sign-in-settings.js';
import { Vault } from '../../../server/kernel/http/vault.js';
import { answerDoorPage } from '../../../server/kernel/http/door-pages.js';
import type { OidcSettings } from '../../../server/kernel/http/oidc/oidc-settings.js';
import { openPool } from '../../../server/kernel/orm/pool.js';
import { gateRole } from '../../../server/kernel/orm/roles.js';
import { prepareRuntimeRole } from '../../../server/kernel/orm/runtime-role.js';
import type { Principal } from '../../../server/kernel/rights/principal.js';
import { declaredJobs } from '../../../server/kernel/work/jobs.js';
import { republishDue } from '../../../server/kernel/rights/due-rights.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { totp } from '../../support/totp.js';

export const password = 'correct horse battery';
const log = pino({ level: 'silent' });
const site = new URL('http://localhost:4000');

/** The door of one process: who asks, what is open to them, over a database that other doors may share. */
export class Door {
  private constructor(
    readonly db: TestDatabase,
    readonly gate: Gate,
  ) {}

  static async open(settings: Partial<SignInSettings> = {}, { db, oidc }: { db?: TestDatabase; oidc?: OidcSettings } = {}): Promise<Door> {
    const database = db ?? (await openTestDatabase());
    const url = await prepareRuntimeRole(database.ownerUrl);
    const pool = openPool(url, { role: gateRole, connections: 4, statementTimeoutMs: 10_000, log });
    const gate = new Gate({
      pool,
      url,
      registry: database.registry,
      cookie: sessionCookie(false),
      vault: new Vault('a key that only the tests of the door have'),
      settings: { ...usualSignIn, ...settings },
      oidc: oidc && { settings: oidc, publicUrl: site, isSecure: false },
      time: { clock: database.kernel.clock, republish: (id) => republishDue(database.kernel, id) },
      log,
    });
    await gate.open();
    return new Door(database, gate);
  }

  /** Another process on the same data. */
  another(settings?: Partial<SignInSettings>): Promise<Door> {
    return Door.open(settings, { db: this.db });
  }

  /** Gives somebody an account. */
  async giveAccount(person: Principal, email: string): Promise<void> {
    await savePassword(this.gate.pool, person.id, email, password, this.db.clock.now);
  }

  /** Does the jobs that wait, until none is left, as the job queue would after commit. */
  async doJobs(): Promise<void> {
    for (;;) {
      const { rows } = await this.db.owner.query<{ topic: string; payload: object }>(
        `update timon.outbox set sent_at = now() where sent_at is null and topic like 'job:%' returning topic, payload`,
      );
      if (rows.length === 0) return;
      for (const { topic, payload } of rows)
        await declaredJobs()
          .find(({ name }) => `job:${name}` === topic)!
          .run(payload, this.db.kernel);
    }
  }

  /** The letters to one address, the latest first. */
  async lettersTo(address: string): Promise<Letter[]> {
    await this.doJobs();
    const { rows } = await this.db.owner.query<Letter>(
      'select subject, text, html from timon.mail where to_address = $1 order by created_at desc, id desc',
      [address],
    );
    return rows;
  }

  browser(address = '192.0.2.1'): Browser {
    return new Browser(this, address);
  }

  /** An app of a partner, somewhere. */
  app(key: string, address = '192.0.2.1'): Browser {
    return new Browser(this, address, key);
  }

  /** Lets go of what is this process's alone. */
  async leave(): Promise<void> {
    await this.gate.close();
    await this.gate.pool.end();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.db.close();
  }
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What the link of a letter carries. */
export const tokenIn = ({ text }: Letter): string => /#token=([\w-]{43})/.exec(text)![1]!;

export interface DoorAnswer {
  readonly data: Readonly<Record<string, never>> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly code: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** One person's browser: it keeps the cookies that it is given. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly door: Door,
    readonly address: string,
    /** What an app sends instead of a cookie. */
    private readonly key?: string,
  ) {}

  /** Of the session. */
  get cookie(): string | undefined {
    return this.jar.get('timon');
  }

  /** The same browser with its next requests served by another process. */
  at(door: Door): Browser {
    const other = new Browser(door, this.address, this.key);
    for (const [name, value] of this.jar) other.jar.set(name, value);
    return other;
  }

  keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (cookie.includes('Max-Age=0')) this.jar.delete(name!);
      else this.jar.set(name!, value!);
    }
  }

  /** A page that is no part of the back office. */
  async visit(address: string): Promise<Page> {
    const { pathname, search } = new URL(address, site);
    const call = await this.call();
    const answer = { status: 0, headers: {} as Record<string, string | string[] | undefined>, text: '' };
    const response = {
      writeHead: (status: number, headers: typeof answer.headers) => Object.assign(answer, { status, headers }),
      end: (text = '') => Object.assign(answer, { text }),
    };
    await answerDoorPage(pathname, search, { headers: { cookie: this.cookies } } as never, response as never, call);
    this.keep([answer.headers['set-cookie'] ?? []].flat());
    return { status: answer.status, location: answer.headers['location'] as string | undefined, text: answer.text };
  }

  private get cookies(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async call(): Promise<Call> {
    const { gate, db } = this.door;
    const { now } = db.clock;
    return new Call({
      ...(await gate.identify(this.key ? { authorization: `Bearer ${this.key}` } : { cookie: this.cookies }, this.address, now)),
      kernel: db.kernel,
      gate,
      now,
      language: 'en',
      requestId: '019a7c1e-52a0-7cc3-98c4-dc0c0c07398f',
      address: this.address,
      agent: 'a browser of the tests',
      site,
      idempotencyKey: undefined,
      asksCost: false,
      hasEscapes: false,
    });
  }

  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<DoorAnswer> {
    const { db } = this.door;
    const call = await this.call();
    const document = parse(query);
    const context = { document, operation: getOperationAST(document), request: { variables }, contextValue: call };
    const { result } = await answerOperation(db.api, context as unknown as GraphQLRequestContext<Call>);
    this.keep(call.cookies);
    const errors = (result.errors ?? []).map((error) =>
      formatError(
        error instanceof GraphQLError ? error : new GraphQLError('Fault.', { originalError: error as Error }),
        { language: 'en', requestId: 'test' },
        log,
      ),
    );
    const extensions = errors[0]?.extensions as { code?: string; facts?: Record<string, unknown> } | undefined;
    const data = result.data instanceof JsonText ? (JSON.parse(result.data.text) as object) : result.data;
    return { data: data as DoorAnswer['data'], errors, code: extensions?.code, facts: extensions?.facts ?? {} };
  }

  signIn(email: string, given = password): Promise<DoorAnswer> {
    return this.ask('mutation ($email: String!, $given: String!) { signIn(email: $email, password: $given) { name } }', { email, given });
  }

  confirm(code: string): Promise<DoorAnswer> {
    return this.ask('mutation ($code: String!) { confirmSignIn(code: $code) { name } }', { code });
  }

  async whoAmI(): Promise<string | null> {
    const { data } = await this.ask('{ me { name } }');
    return (data as unknown as { me: { name: string } | null }).me?.name ?? null;
  }

  /** Sets up an authenticator app: gives back how to read its codes, and the recovery codes that came with it. */
  async addApp(): Promise<{ app: App; recoveryCodes: string[] | null }> {
    const { data } = await this.ask('mutation { beginTotp { secret uri } }');
    const app = new App(this.door, (data as unknown as { beginTotp: { secret: string } }).beginTotp.secret);
    const added = await this.ask('mutation ($code: String!) { addTotp(code: $code) { recoveryCodes } }', { code: app.code });
    if (added.code) throw new Error(added.code);
    return { app, recoveryCodes: (added.data as unknown as { addTotp: { recoveryCodes: string[] | null } }).addTotp.recoveryCodes };
  }
}

/** An authenticator app. */
export class App {
  constructor(
    private readonly door: Door,
    private readonly secret: string,
  ) {}

  get code(): string {
    return this.codeAt(0);
  }

  /** Of so many steps of 30 seconds from now. */
  codeAt(steps: number): string {
    return totp(this.secret, Math.floor(this.door.db.clock.now.getTime() / 30_000) + steps);
  }
}
