import { Decimal } from 'decimal.js';
import { credit, debit, type AccountRoleName, type EntryToPost, type Posting } from '../../erp/accounting/index.js';
import type { ValueFlow } from './value-flow.js';

/** What an entry is booked for, and what it is called. */
export interface EntrySource {
  readonly kind: string;
  readonly id: string;
  readonly description: string;
}

/** An entry with the moves and adjustments of cost that it is booked for. */
export interface StockEntry {
  readonly toPost: EntryToPost;
  readonly subjectIds: readonly string[];
}

/** One entry for each document and day: what comes and goes in the same account is told as one. */
export function entriesOf(flows: readonly ValueFlow[], sourceOf: (flow: ValueFlow) => EntrySource): StockEntry[] {
  const groups = new Map<string, ValueFlow[]>();
  for (const flow of flows) {
    const key = `${flow.companyId} ${flow.day} ${flow.reference}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups.values()].flatMap((group) => {
    const lines = linesOf(group);
    if (lines.length === 0) return [];
    const { companyId, day: date, reference } = group[0]!;
    const { kind, id, description } = sourceOf(group[0]!);
    const toPost: EntryToPost = { company: { id: companyId }, journal: 'stock', date, description, reference, source: { kind, id }, lines };
    return [{ toPost, subjectIds: [...new Set(group.map(({ subjectId }) => subjectId))] }];
  });
}

/** Whom we still have to hear from about the goods; elsewhere it does not matter whose they were. */
const toldByParty: ReadonlySet<AccountRoleName> = new Set(['goods received not invoiced']);

function linesOf(flows: readonly ValueFlow[]): Posting[] {
  const sums = new Map<string, { account: AccountRoleName; partyId: string | null; balance: Decimal }>();
  const add = (account: AccountRoleName, party: string | null, by: Decimal): void => {
    const partyId = toldByParty.has(account) ? party : null;
    const key = `${account} ${partyId}`;
    const known = sums.get(key) ?? { account, partyId, balance: new Decimal(0) };
    sums.set(key, { ...known, balance: known.balance.plus(by) });
  };
  for (const { debit: to, credit: from, partyId, value } of flows) {
    add(to, partyId, value);
    add(from, partyId, value.negated());
  }
  const lines = [...sums.values()].filter(({ balance }) => !balance.isZero());
  return lines
    .sort((one, other) => Number(one.balance.isNegative()) - Number(other.balance.isNegative()))
    .map(({ account, partyId, balance }) =>
      (balance.isNegative() ? credit : debit)(account, balance.abs(), partyId === null ? {} : { party: { id: partyId } }),
    );
}
