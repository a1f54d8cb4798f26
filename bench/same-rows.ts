import pg from 'pg';
import { Refusal } from '../server/kernel/refusal.js';
import { askedOf } from './asked-of.js';
import type { BenchCase } from './cases.js';
import { ask } from './load-client.js';
import type { Servers } from './servers.js';

const tries = 3;
const numbersDrawn = `(select coalesce(sum(next), 0) from timon.number_series)`;

/** Counts what one order leaves in every table, written by Timón and written by hand. Returns the counts. */
export async function requireSameRows(ownerUrl: string, writing: BenchCase, servers: Servers): Promise<Record<string, number>> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'timon') and tablename <> 'session' order by 1`,
    );
    const names = rows.map(({ name }) => name);
    const countAll = async () => {
      const counts = names.map((name) => `(select count(*) from ${name})`).join(', ');
      const answer = await owner.query<string[]>({ text: `select ${counts}, ${numbersDrawn}`, rowMode: 'array' });
      return answer.rows[0]!.map(Number);
    };
    const written = async (contender: 'timon' | 'sql') => {
      const target = askedOf(servers, contender, 'g', writing)!;
      const before = await countAll();
      for (let turn = 0; turn < tries; turn += 1) await ask(target, turn);
      const after = await countAll();
      return after.map((count, at) => (count - before[at]!) / tries);
    };
    const [ours, byHand] = [await written('timon'), await written('sql')];
    const named = [...names, 'numbers drawn'];
    named.forEach((name, at) => {
      if (ours[at] !== byHand[at])
        throw new Refusal(
          `Case (g): an order leaves ${ours[at]} rows in ${name} when Timón writes it, and ${byHand[at]} when it is written by hand.`,
        );
    });
    return Object.fromEntries(named.flatMap((name, at) => (ours[at] ? [[name, ours[at]]] : [])));
  } finally {
    await owner.end();
  }
}
