import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
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
  readonly logLevel: string;
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
    logLevel: setting('TIMON_LOG_LEVEL') ?? 'info',
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
