import { parseArgs } from 'node:util';
import { runSoak, type SoakSize } from '../../soak/run-soak.js';
import { Refusal } from '../kernel/refusal.js';

const usage = `Usage: npm run soak [-- --seed N] [--operations N] [--clients N] [--servers N] [--kill]

A random day of a trading company: many people order, deliver, receive, return, move, count, invoice, bill, book and reverse,
all at once, at several servers over one database of its own. Every answer has to be done or a refusal with a reason. Then the
books, the stock, both against each other, the numbers and the chains are worked out again, and every acknowledged request is
looked for: it is there exactly once. It ends with 1 when anything is wrong, one line for each.

--seed        what everybody chooses follows from it (1)
--operations  how many are asked for in all (20000)
--clients     how many people ask, each one request after the other (16)
--servers     how many servers they ask (2)
--kill        a server is killed with -9 every few seconds, and PostgreSQL is restarted or killed in between`;

/** `npm run soak`. */
export default async function soak(args: string[]): Promise<number> {
  const { help, kill, ...numbers } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const size: SoakSize = {
    kill,
    seed: wholeNumber('seed', numbers.seed, 0),
    operations: wholeNumber('operations', numbers.operations, 1),
    clients: wholeNumber('clients', numbers.clients, 1),
    servers: wholeNumber('servers', numbers.servers, 1),
  };
  const { report, wrong } = await runSoak(size, (text) => console.error(`· ${text}`));
  console.log(report);
  console.log(
    wrong.length === 0 ? 'Everything that was promised holds.' : `\n${wrong.join('\n')}\n\nRun it again with --seed ${size.seed}.`,
  );
  return wrong.length === 0 ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        seed: { type: 'string', default: '1' },
        operations: { type: 'string', default: '20000' },
        clients: { type: 'string', default: '16' },
        servers: { type: 'string', default: '2' },
        kill: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

const most = 1_000_000_000;

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Refusal(`--${name} is ${text}: give a whole number from ${least} to ${most}.`);
  return number;
}
