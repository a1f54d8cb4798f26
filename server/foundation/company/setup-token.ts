import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Work } from '../../kernel/write/index.js';

/** Letters and digits that nobody mistakes for one another. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The code that proves, at the first open, that one can see the console on which the server runs. Used once. */
export async function setupToken(work: Pick<Work, 'rows'>): Promise<string> {
  const fresh = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-');
  const [row] = await work.rows<{ token: string }>(
    `insert into timon.setting (name, value) values ('setup token', to_jsonb($1::text))
     on conflict (name) do update set value = timon.setting.value returning value #>> '{}' as token`,
    [fresh],
  );
  return row!.token;
}

export async function isSetupToken(given: string, work: Pick<Work, 'rows'>): Promise<boolean> {
  const [row] = await work.rows<{ token: string }>(`select value #>> '{}' as token from timon.setting where name = 'setup token'`);
  const [expected, offered] = [row?.token, given].map((token) =>
    Buffer.from((token ?? '').trim().toLowerCase().replace(/-/g, '').padEnd(12).slice(0, 64)),
  );
  return row !== undefined && expected!.length === offered!.length && timingSafeEqual(expected!, offered!);
}

export async function spendSetupToken(work: Pick<Work, 'rows'>): Promise<void> {
  await work.rows(`delete from timon.setting where name = 'setup token'`);
}
