import type { Asking, Reply } from './asking.js';
import { booksDocuments } from './books-documents.js';
import { Choices } from './choices.js';
import { daysFrom, recentDay, rest, type Desk, type DocumentKind, type Input, type Known } from './document-kind.js';
import { purchaseOrders } from './purchase-documents.js';
import { salesOrders } from './sales-documents.js';
import type { SoakCompany, SoakPerson } from './soak-company.js';
import type { SoakJournal } from './soak-journal.js';
import { stockDocuments } from './stock-documents.js';

const kinds: readonly DocumentKind[] = [salesOrders, ...stockDocuments, ...booksDocuments, purchaseOrders];
const kindOf = (record: string): DocumentKind => kinds.find((kind) => kind.record === record)!;

const mostOpen = 25;
const pastKept = 200;
/** No lock comes closer to today, on which goods move. */
const unlockedDays = 20;

/** One employee's day: step after step, each drawn from the seed, the client and the number of the step alone. */
export class SoakClient {
  private readonly open = new Map<string, Known>();
  private readonly past: Known[] = [];
  private step = 0;

  constructor(
    private readonly name: string,
    private readonly person: SoakPerson,
    private readonly company: SoakCompany,
    private readonly asking: Asking,
    private readonly journal: SoakJournal,
  ) {}

  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      this.step++;
      await this.next(this.deskFor(`${this.name}-${this.step}`));
    }
  }

  private deskFor(name: string): Desk {
    const past = (record: string, state: string) => this.past.filter((known) => known.kind.record === record && known.state === state);
    return { company: this.company, choices: new Choices(name), past, name };
  }

  private async next(desk: Desk): Promise<void> {
    const die = desk.choices.below(100);
    if (die < 1) return this.moveLock(desk);
    if (die < 3) return this.reverse(desk);
    if (die < 6) return this.sendBack(desk);
    if (die < 11) return this.pay(desk);
    // Whatever others left open: backorders, goods that an order expects, credits, and what others are at work on themselves.
    if (die < 22) return this.lookAround(desk);
    const mine = [...this.open.values()];
    if (mine.length < mostOpen && (mine.length < 3 || die < 50)) return this.draft(desk, desk.choices.weighted(kinds));
    return this.carryOn(desk, desk.choices.one(mine));
  }

  private async draft(desk: Desk, kind: DocumentKind, input: Input | undefined = kind.draft(desk)): Promise<void> {
    if (!input) return;
    const text = `mutation ($input: Create${kind.record}Input!) { create${kind.record}(input: $input) { ${fieldsOf(kind)} } }`;
    const known = await this.write(desk, kind, 'create', text, { input: { id: desk.choices.id, ...input } });
    if (known) this.keep(known);
  }

  private async carryOn(desk: Desk, known: Known): Promise<void> {
    const { kind } = known;
    const input = kind.change?.(known, desk);
    if (input) {
      const text = `mutation ($id: ID!, $version: Int!, $input: Update${kind.record}Input!) { update${kind.record}(id: $id, version: $version, input: $input) { ${fieldsOf(kind)} } }`;
      const changed = await this.write({ ...desk, name: `${desk.name}-change` }, kind, 'update', text, {
        id: known.id,
        version: known.version,
        input,
      });
      if (!changed) return this.forget(known);
      known = changed;
      this.keep(known);
    }
    const move = desk.choices.one(kind.moves[known.state]!);
    if (move === rest) return this.forget(known);
    const text = `mutation ($id: ID!, $version: Int!, $accept: [String!]) { ${move}${kind.record}(id: $id, version: $version, accept: $accept) { ${fieldsOf(kind)} } }`;
    const accept = desk.choices.chance(70) ? kind.accepts : undefined;
    const moved = await this.write(desk, kind, move, text, { id: known.id, version: known.version, accept });
    if (moved) this.keep(moved);
    // What was refused is tried again some other time, or left to others.
    else if (desk.choices.chance(30)) this.forget(known);
  }

  private async lookAround(desk: Desk): Promise<void> {
    const kind = desk.choices.one(kinds);
    const text = `query ($states: [${kind.record}State!], $first: Int) { found: ${kind.plural}(first: $first, filter: { state: { in: $states } }) { nodes { ${fieldsOf(kind)} } } }`;
    const data = await this.read(text, { states: Object.keys(kind.moves), first: 30 });
    const found = (data?.['found'] as { nodes: Told[] } | undefined)?.nodes ?? [];
    if (found.length > 0) await this.carryOn(desk, knownFrom(kind, desk.choices.one(found)));
  }

  /** Customers bring goods back, and we send some back to their supplier. */
  private async sendBack(desk: Desk): Promise<void> {
    const isCustomers = desk.choices.chance(60);
    const gone = isCustomers ? desk.past('Delivery', 'SHIPPED') : desk.past('Receipt', 'RECEIVED');
    if (gone.length === 0) return;
    const document = desk.choices.one(gone);
    const text = `query ($reference: String) { found: stockMoves(first: 5, filter: { reference: { eq: $reference } }) { nodes { id quantity product { id } party { id } lot { number } } } }`;
    const data = await this.read(text, { reference: document.more['number'] });
    const moves = (data?.['found'] as { nodes: Moved[] } | undefined)?.nodes ?? [];
    const back = moves.find(({ party }) => party !== null);
    if (!back) return;
    const quantity = String(desk.choices.between(1, Math.max(1, Math.ceil(Number(back.quantity) / 2))));
    const kind = kindOf(isCustomers ? 'Receipt' : 'Delivery');
    await this.draft(desk, kind, {
      kind: isCustomers ? 'CUSTOMER' : 'SUPPLIER',
      party: back.party!.id,
      warehouse: desk.choices.one(desk.company.warehouses),
      lines: [{ product: back.product.id, quantity, returnOf: back.id, ...(isCustomers && back.lot && { lotNumber: back.lot.number }) }],
    });
  }

  /** What is open is paid: all of it, a part, or more than is owed; in its own currency or another. */
  private async pay(desk: Desk): Promise<void> {
    const { choices, company } = desk;
    const text =
      'query { found: openItems(first: 30, filter: { open: { eq: true } }) { nodes { id residualInCurrency currency { id } party { id } } } }';
    const data = await this.read(text, {});
    const items = (data?.['found'] as { nodes: Open[] } | undefined)?.nodes.filter(({ party }) => party !== null) ?? [];
    if (items.length === 0) return;
    const { id: item, residualInCurrency, currency, party } = choices.one(items);
    const left = Math.abs(Number(residualInCurrency));
    const amount = choices.chance(60) ? left : (left * choices.between(20, 130)) / 100;
    const paidIn = choices.chance(85) ? currency.id : choices.one(company.currencies);
    const isReceived = Number(residualInCurrency) > 0;
    await this.draft(desk, kindOf('Payment'), {
      kind: isReceived === choices.chance(95) ? 'CUSTOMER_PAYMENT' : 'SUPPLIER_PAYMENT',
      party: party!.id,
      journal: company.bankJournal,
      date: recentDay(desk),
      amount: amount.toFixed(2),
      currency: paidIn,
      lines: [{ item, ...(paidIn !== currency.id && { amount: left.toFixed(2), paid: amount.toFixed(2) }) }],
    });
  }

  /** A posted entry is undone by another. The request carries no key: done twice is refused. */
  private async reverse(desk: Desk): Promise<void> {
    const posted = desk.past('JournalEntry', 'POSTED');
    const entry = posted.length > 0 ? desk.choices.one(posted) : undefined;
    if (!entry) return;
    const text = 'mutation ($id: ID!, $date: Date!) { reverseJournalEntry(id: $id, date: $date) { id number } }';
    const reply = await this.asking.ask({ text, variables: { id: entry.id, date: desk.company.today } });
    const isDone = reply.outcome === 'done' || (reply.sent > 1 && reply.outcome === 'refused' && reply.code === 'ALREADY_REVERSED');
    this.journal.reversals.push({ entry: entry.id, isDone });
    this.note(
      desk,
      'reverse JournalEntry',
      isDone && reply.outcome === 'refused' ? { outcome: 'done', data: {}, sent: reply.sent } : reply,
    );
  }

  private async moveLock(desk: Desk): Promise<void> {
    const data = await this.read('query { found: lockDates(first: 10) { nodes { id version lockedThrough } } }', {});
    const locks = (data?.['found'] as { nodes: { id: string; version: number; lockedThrough: string }[] } | undefined)?.nodes ?? [];
    if (locks.length === 0) return;
    const { id, version, lockedThrough } = desk.choices.one(locks);
    const on = daysFrom(lockedThrough, desk.choices.between(5, 60));
    const last = daysFrom(desk.company.today, -unlockedDays);
    const text =
      'mutation ($id: ID!, $version: Int!, $input: UpdateLockDateInput!) { updateLockDate(id: $id, version: $version, input: $input) { id version } }';
    const variables = { id, version, input: { lockedThrough: on < last ? on : last } };
    const reply = await this.asking.ask({ text, variables, key: desk.name });
    const told = reply.outcome === 'done' ? (reply.data['updateLockDate'] as Told | null) : null;
    this.note(desk, 'update LockDate', reply, told ?? undefined);
  }

  private async write(desk: Desk, kind: DocumentKind, action: string, text: string, variables: Input): Promise<Known | undefined> {
    const reply = await this.asking.ask({ text, variables, key: desk.name });
    const told = reply.outcome === 'done' ? (reply.data[`${action}${kind.record}`] as Told | null) : null;
    this.note(desk, `${action} ${kind.record}`, reply, told ?? undefined, variables);
    return told ? knownFrom(kind, told) : undefined;
  }

  private async read(text: string, variables: Input): Promise<Readonly<Record<string, unknown>> | undefined> {
    const reply = await this.asking.ask({ text, variables });
    if (reply.outcome === 'done') return reply.data;
    this.journal.faults.push(`A read was not answered: ${JSON.stringify({ text, variables, reply })}`);
    return undefined;
  }

  private note({ name: key }: Desk, what: string, reply: Reply, told?: Told, variables?: Input): void {
    const { outcome, sent } = reply;
    const code = reply.outcome === 'refused' ? reply.code : undefined;
    this.journal.lines.push({
      key,
      person: this.person.id,
      what,
      outcome,
      sent,
      code,
      id: told?.id ?? madeBy(variables),
      version: told?.version,
    });
    if (reply.outcome === 'fault') this.journal.faults.push(`${key} ${what}: ${reply.why}; asked with ${JSON.stringify(variables)}`);
  }

  private keep(known: Known): void {
    this.forget(known);
    if (known.kind.moves[known.state]) this.open.set(known.id, known);
    this.past.push(known);
    if (this.past.length > pastKept) this.past.shift();
  }

  private forget({ id }: Known): void {
    this.open.delete(id);
  }
}

interface Told {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly [more: string]: unknown;
}

interface Moved {
  readonly id: string;
  readonly quantity: string;
  readonly product: { readonly id: string };
  readonly party: { readonly id: string } | null;
  readonly lot: { readonly number: string } | null;
}

interface Open {
  readonly id: string;
  readonly residualInCurrency: string;
  readonly currency: { readonly id: string };
  readonly party: { readonly id: string } | null;
}

/** The id that a request to make something brings along. */
const madeBy = (variables: Input | undefined): string | undefined => (variables?.['input'] as { id?: string } | undefined)?.id;

const fieldsOf = ({ reads = '' }: DocumentKind): string => `id version state ${reads}`;
const knownFrom = (kind: DocumentKind, { id, version, state, ...more }: Told): Known => ({ kind, id, version, state, more });
