import { Decimal } from 'decimal.js';
import { credit, debit, postEntries, type EntryToPost } from '../../server/erp/accounting/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import { insert } from '../support/cast.js';
import type { TestDatabase } from '../support/database.js';
import type { Books } from './given-books.js';

export interface GivenInvoice {
  readonly party: string;
  readonly date: string;
  readonly net: string;
  readonly tax?: string;
  readonly dueDate?: string;
  readonly discount?: { readonly percent: string; readonly until: string };
  /** In a foreign currency: net and tax are in it. */
  readonly foreign?: { readonly currency: string; readonly rate: string };
  readonly reference?: string;
  readonly source?: string;
}

export interface GivenPayment {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly state: string;
  readonly unallocated: string;
  readonly entry: { readonly id: string } | null;
}

export interface Item {
  readonly id: string;
  readonly residual: string;
  readonly residualInCurrency: string;
  readonly open: boolean;
}

const paymentFields = 'id version number state unallocated entry { id }';

/** Invoices as the books know them, their payments, and what is left: in the words of whoever keeps accounts. */
export class OpenItems {
  private constructor(
    private readonly db: TestDatabase,
    readonly books: Books,
    readonly taxCode: string,
  ) {}

  static async of(db: TestDatabase, books: Books): Promise<OpenItems> {
    const { rows } = await db.owner.query<{ id: string }>('select id from tax_code order by code limit 1');
    return new OpenItems(db, books, rows[0]!.id);
  }

  party = (name: string): Promise<string> => insert(this.db, 'Party', { name, isCustomer: true, isSupplier: true });

  async currency(code: string): Promise<string> {
    return (await this.db.owner.query<{ id: string }>('select id from currency where code = $1', [code])).rows[0]!.id;
  }

  rate = (currency: string, date: string, rate: string): Promise<string> =>
    insert(this.db, 'ExchangeRate', { company: this.books.companyId, currency, date, rate });

  /** Posts a customer's invoice and answers its open item. */
  invoice = (given: GivenInvoice): Promise<string> => this.document(given, 1);
  /** Posts a customer's credit note. */
  creditNote = (given: GivenInvoice): Promise<string> => this.document(given, -1);

  private async document({ party, date, net, tax = '0', dueDate, discount, foreign, reference, source }: GivenInvoice, sign: 1 | -1) {
    const worth = (amount: Decimal) => (foreign ? amount.times(foreign.rate).toDecimalPlaces(2) : amount);
    const inForeign = (amount: Decimal) => (foreign ? { foreign: { currency: { id: foreign.currency }, amount } } : {});
    const [netAmount, taxAmount] = [new Decimal(net), new Decimal(tax)];
    const gross = netAmount.plus(taxAmount);
    const [owed, earned] = sign === 1 ? [debit, credit] : [credit, debit];
    const taxCode = { id: this.taxCode };
    return this.posted({
      company: { id: this.books.companyId },
      journal: 'sales',
      date,
      description: sign === 1 ? 'Invoice' : 'Credit note',
      reference,
      ...(source && { source: { kind: 'CustomerInvoice', id: source } }),
      lines: [
        owed('receivable', worth(gross), {
          party: { id: party },
          dueDate: dueDate ?? date,
          ...(discount && { discountUntil: discount.until, discount: new Decimal(discount.percent) }),
          ...inForeign(gross),
        }),
        earned('revenue', worth(gross).minus(worth(taxAmount)), { taxCode, ...inForeign(netAmount) }),
        ...(taxAmount.isZero()
          ? []
          : [earned('output tax', worth(taxAmount), { taxCode, taxBase: worth(netAmount), ...inForeign(taxAmount) })]),
      ],
    });
  }

  /** Posts a supplier's bill and answers its open item. */
  bill = ({ party, date, net, tax = '0', dueDate }: GivenInvoice): Promise<string> =>
    this.posted({
      company: { id: this.books.companyId },
      journal: 'purchases',
      date,
      description: 'Bill',
      lines: [
        credit('payable', new Decimal(net).plus(tax), { party: { id: party }, dueDate: dueDate ?? date }),
        debit('purchases', new Decimal(net)),
        ...(Number(tax) ? [debit('input tax', new Decimal(tax), { taxCode: { id: this.taxCode }, taxBase: new Decimal(net) })] : []),
      ],
    });

  private async posted(entry: EntryToPost): Promise<string> {
    const [posted] = await asSystem(this.db.kernel, (work) => postEntries(work, [entry]));
    return posted!.lines[0]!.id;
  }

  async draft(who: Principal, { journal = 'BNK', kind = 'CUSTOMER_PAYMENT', ...input }: Record<string, unknown>): Promise<GivenPayment> {
    const whole = { kind, company: this.books.companyId, journal: await this.books.journal(journal as string), ...input };
    const text = `mutation ($input: CreatePaymentInput!) { createPayment(input: $input) { ${paymentFields} } }`;
    return (await answerTo<{ createPayment: GivenPayment }>(this.db, who, text, { input: whole })).createPayment;
  }

  attempt = (who: Principal, move: 'post' | 'cancel', { id, version }: GivenPayment): Promise<Answer<Record<string, GivenPayment>>> =>
    ask(this.db, who, `mutation ($id: ID!, $version: Int!) { ${move}Payment(id: $id, version: $version) { ${paymentFields} } }`, {
      id,
      version,
    });

  async post(who: Principal, payment: GivenPayment): Promise<GivenPayment> {
    const { data, errors } = await this.attempt(who, 'post', payment);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data['postPayment']!;
  }

  pay = async (who: Principal, input: Record<string, unknown>): Promise<GivenPayment> => this.post(who, await this.draft(who, input));

  async cancel(who: Principal, payment: GivenPayment): Promise<GivenPayment> {
    const { data, errors } = await this.attempt(who, 'cancel', payment);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data['cancelPayment']!;
  }

  async item(id: string): Promise<Item> {
    const { rows } = await this.db.owner.query<Item>(
      `select id, residual::text as residual, residual_in_currency::text as "residualInCurrency", open from open_item where id = $1`,
      [id],
    );
    const { residual, residualInCurrency, ...item } = rows[0]!;
    return { ...item, residual: new Decimal(residual).toFixed(2), residualInCurrency: new Decimal(residualInCurrency).toFixed(2) };
  }

  left = async (id: string): Promise<string> => (await this.item(id)).residualInCurrency;

  /** The open items that an entry brought. */
  async itemsOf(entry: string): Promise<Item[]> {
    const { rows } = await this.db.owner.query<{ id: string }>('select id from open_item where entry_id = $1 order by id', [entry]);
    return Promise.all(rows.map(({ id }) => this.item(id)));
  }

  /** An entry as an accountant reads it: accounts by their codes, debit positive, credit negative. */
  async entry(id: string): Promise<Record<string, string>> {
    const { rows } = await this.db.owner.query<{ code: string; balance: string }>(
      `select a.code, sum(l.balance)::text as balance from journal_entry_line l join account a on a.id = l.account_id
        where l.entry_id = $1 group by a.code order by a.code`,
      [id],
    );
    return Object.fromEntries(rows.map(({ code, balance }) => [code, new Decimal(balance).toFixed(2)]));
  }

  /** What is left of all items is what the control accounts stand at, in every currency; and the nightly checks find nothing. */
  async tieOut(): Promise<void> {
    const { rows } = await this.db.owner.query(
      `select a.code, coalesce(i.currency_id, l.currency_id) as currency, i.residual::text, l.balance::text, i.in_currency::text, l.balance_in_currency::text
        from (select account_id, currency_id, sum(residual) as residual, sum(residual_in_currency) as in_currency from open_item group by 1, 2) i
        full join (select l.account_id, l.currency_id, sum(l.balance) as balance, sum(l.amount_in_currency) as balance_in_currency
          from journal_entry_line l join account a on a.id = l.account_id where l.period_id is not null and a.type in ('receivable', 'payable')
          group by 1, 2) l on (l.account_id, l.currency_id) = (i.account_id, i.currency_id)
        join account a on a.id = coalesce(i.account_id, l.account_id)
        where (coalesce(i.residual, 0), coalesce(i.in_currency, 0)) <> (coalesce(l.balance, 0), coalesce(l.balance_in_currency, 0))`,
    );
    expect(rows).toEqual([]);
    expect(await this.books.faults()).toEqual([]);
  }
}
