import pg from 'pg';
import { readConfig } from '../config.js';
import { Refusal } from '../kernel/refusal.js';
import { loadModules } from '../wiring.js';
import { verifyChains, type BrokenEntry, type ChainFault, type ChainReport } from '../kernel/work/verify-chain.js';

export const needsDatabase = true;

const usage = `Usage: npm run verify

Works the chains of the history, the security log and the ledger out again, from the first entry to the last, and compares
them with the seals in the database and with the anchors beside it (journal/anchors.jsonl in the data folder).
It names the first entry that is not as it was written, and then ends with 1.`;

/** `npm run verify`. */
export default async function verify(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  if (args.length > 0) throw new Refusal(`"${args[0]}" is not understood.\n\n${usage}`);
  const { ownerUrl, dataFolder } = readConfig();
  await loadModules();
  const started = Date.now();
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c statement_timeout=0 -c work_mem=64MB' });
  await client.connect();
  try {
    const reports = await verifyChains(client, dataFolder);
    for (const report of reports) console.log(told(report));
    console.error(`Checked in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    return reports.some(({ broken }) => broken) ? 1 : 0;
  } finally {
    await client.end();
  }
}

function told({ stream, linked, unlinked, erased, anchors, broken }: ChainReport): string {
  const size = `${linked} entries linked, ${unlinked} not linked yet, ${erased} values erased on request, held against ${anchors} anchors`;
  return broken ? `${stream}: BROKEN. ${sentenceOf(stream, broken)} (${size})` : `${stream}: unbroken (${size})`;
}

const sentences: Record<ChainFault, string> = {
  changed: 'is not what was written',
  missing: 'was removed',
  'out of order': 'does not follow the one before it: a link was removed or moved',
  inserted: 'was never linked, though all its neighbours were: it was put in later',
  backdated: 'says it is older than the seal it came after',
  'value changed': 'has a value that is not the one it was written with',
  'value missing': 'has lost a value without a request to erase it',
  'value added': 'has a value that it was not written with',
  'cut off': 'and those before it were removed from the end of the chain',
  'not as sealed': 'does not lead to the seal that was set there',
  'not as anchored': 'does not lead to the anchor that was written there',
};

function sentenceOf(stream: string, { fault, position, entryId, title, sealedAt }: BrokenEntry): string {
  const entry = entryId === null ? `The entry in place ${position}` : `Entry ${title ?? entryId} of the ${stream} (place ${position})`;
  return `${entry} ${sentences[fault]}${sealedAt ? `, sealed at ${sealedAt}` : ''}.`;
}
