import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import type { OidcSettings } from './kernel/http/oidc/oidc-settings.js';
import type { SignInSettings } from './kernel/http/sign-in-settings.js';
import { isMailAddress } from './kernel/work/mail/mail-address.js';
import type { MailSettings } from './kernel/work/mail/mail-settings.js';
import { Refusal } from './kernel/refusal.js';

/** How this process was told to run. Read once, here and nowhere else. */
export interface Config {
  /** Migrates, and never serves. */
  readonly ownerUrl: string;
  /** Serves under row-level security. Left out, a role of its own is made in the database. */
  readonly runtimeUrl?: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Where people reach the server from outside; decides about the cookie. */
  readonly publicUrl?: URL;
  /** The proxies whose word on the client's address is taken. */
  readonly trustedProxies: BlockList;
  /** The head of the company, for a first start that nobody watches. */
  readonly head?: { readonly email: string; readonly password: string };
  readonly connections: number;
  /** How many times the usual allowance each account may ask for. */
  readonly allowance: number;
  readonly logLevel: string;
  /** Seals what has to be read again, such as the secrets of second factors. Left out, one is made in the data folder. */
  readonly secretKey?: string;
  readonly signIn: SignInSettings;
  /** Where mail is handed over. Left out, it is kept and shown to the head. */
  readonly mail?: MailSettings;
  /** Another service that people may sign in with. */
  readonly oidc?: OidcSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(environment: Environment = process.env): Config {
  const setting = (name: string) => environment[name]?.trim() || undefined;
  const ownerUrl = setting('TIMON_OWNER_URL') ?? setting('DATABASE_URL');
  if (!ownerUrl)
    throw new Refusal('No database is named: set DATABASE_URL to postgres://user:password@host:port/database, or use npm start.');
  return {
    ownerUrl: databaseUrl('DATABASE_URL', ownerUrl),
    runtimeUrl: setting('TIMON_RUNTIME_URL') && databaseUrl('TIMON_RUNTIME_URL', setting('TIMON_RUNTIME_URL')!),
    port: wholeNumber('PORT', setting('PORT') ?? '4000', 0, 65_535),
    dataFolder: resolve(setting('TIMON_DATA') ?? '.timon'),
    publicUrl: publicUrl(setting('TIMON_PUBLIC_URL')),
    trustedProxies: addressList(setting('TIMON_TRUSTED_PROXIES')),
    head: head(setting('TIMON_HEAD_EMAIL'), environment.TIMON_HEAD_PASSWORD),
    connections: wholeNumber('TIMON_CONNECTIONS', setting('TIMON_CONNECTIONS') ?? '10', 1, 500),
    allowance: wholeNumber('TIMON_ALLOWANCE', setting('TIMON_ALLOWANCE') ?? '1', 1, 1_000_000),
    logLevel: setting('TIMON_LOG_LEVEL') ?? 'info',
    secretKey: secretKey(setting('TIMON_SECRET_KEY')),
    signIn: {
      idleMinutes: wholeNumber('TIMON_SESSION_IDLE_MINUTES', setting('TIMON_SESSION_IDLE_MINUTES') ?? '30', 1, 1_440),
      longestHours: wholeNumber('TIMON_SESSION_HOURS', setting('TIMON_SESSION_HOURS') ?? '12', 1, 168),
      graceDays: wholeNumber('TIMON_SECOND_FACTOR_GRACE_DAYS', setting('TIMON_SECOND_FACTOR_GRACE_DAYS') ?? '7', 0, 90),
      secondFactorForAll: yesOrNo('TIMON_SECOND_FACTOR_FOR_ALL', setting('TIMON_SECOND_FACTOR_FOR_ALL')),
    },
    mail: mail(setting('TIMON_SMTP_URL'), setting('TIMON_MAIL_FROM')),
    oidc: oidc(setting),
  };
}

function databaseUrl(name: string, text: string): string {
  // A socket is written `postgres://user@/database?host=/folder`, which the URL standard does not know.
  const address = text.replace(/@\//, '@localhost/');
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) {
    throw new Refusal(`${name} is not a PostgreSQL address: it should look like postgres://user:password@host:port/database.`);
  }
  return address;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new Refusal(`${name} is ${text}: set it to a whole number from ${least} to ${most}.`);
  }
  return number;
}

function publicUrl(text: string | undefined): URL | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Refusal(`TIMON_PUBLIC_URL is ${text}: set it to the address people open, such as https://timon.example.com.`);
  }
  return url;
}

function yesOrNo(name: string, text: string | undefined): boolean {
  if (text !== undefined && !/^(yes|no)$/i.test(text)) throw new Refusal(`${name} is ${text}: set it to yes or no.`);
  return text?.toLowerCase() === 'yes';
}

function secretKey(text: string | undefined): string | undefined {
  if (text !== undefined && text.length < 32)
    throw new Refusal(
      'TIMON_SECRET_KEY is shorter than 32 characters: set it to a long random text, such as openssl rand -base64 32 prints.',
    );
  return text;
}

function mail(smtpUrl: string | undefined, from: string | undefined): MailSettings | undefined {
  if (!smtpUrl && !from) return undefined;
  if (!smtpUrl || !from) throw new Refusal('TIMON_SMTP_URL and TIMON_MAIL_FROM belong together: set both, or neither.');
  if (!/^smtps?:$/.test(URL.canParse(smtpUrl) ? new URL(smtpUrl).protocol : ''))
    throw new Refusal('TIMON_SMTP_URL is no address of a mail server: it should look like smtp://user:password@mail.example.com:587.');
  if (!isMailAddress(from)) throw new Refusal(`TIMON_MAIL_FROM is ${from}: set it to an address such as timon@example.com.`);
  return { smtpUrl, from };
}

function oidc(setting: (name: string) => string | undefined): OidcSettings | undefined {
  const [issuer, clientId] = [setting('TIMON_OIDC_ISSUER'), setting('TIMON_OIDC_CLIENT_ID')];
  if (!issuer && !clientId) return undefined;
  if (!issuer || !clientId) throw new Refusal('TIMON_OIDC_ISSUER and TIMON_OIDC_CLIENT_ID belong together: set both, or neither.');
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))))
    throw new Refusal(`TIMON_OIDC_ISSUER is ${issuer}: set it to the https address of the sign-in service.`);
  return { issuer: url, clientId, clientSecret: setting('TIMON_OIDC_CLIENT_SECRET'), name: setting('TIMON_OIDC_NAME') ?? url.hostname };
}

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

function addressList(text: string | undefined): BlockList {
  const list = new BlockList();
  for (const entry of text?.split(/[\s,]+/).filter(Boolean) ?? []) {
    const [address, bits] = entry.split('/') as [string, string | undefined];
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const prefix = Number(bits ?? most);
    if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most) {
      throw new Refusal(`TIMON_TRUSTED_PROXIES names ${entry}: list addresses or ranges such as 10.0.0.0/8, separated by commas.`);
    }
    list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function head(email: string | undefined, password: string | undefined): Config['head'] {
  if (!email && !password) return undefined;
  if (!email || !password)
    throw new Refusal('TIMON_HEAD_EMAIL and TIMON_HEAD_PASSWORD belong together: set both, or neither and create the head in the browser.');
  return { email, password };
}
