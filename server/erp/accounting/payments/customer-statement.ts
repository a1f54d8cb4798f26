import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../../kernel/declare/index.js';
import type { OpenBooks } from '../company-books.js';
import { agedItems, type AgedItem } from './aged-items.js';

export interface StatementQuestion {
  readonly party: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** What was booked on a customer's account in one currency, and what it came to after that. */
export interface StatementEntry {
  readonly number: string;
  readonly date: CalendarDay;
  readonly dueDate: CalendarDay;
  readonly reference: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  /** Positive is owed to us. */
  readonly amount: Money;
  readonly balance: Money;
}

/** What a customer owed us in one currency, what came and went, and what of it is open. */
export interface StatementAccount {
  readonly currency: string;
  readonly places: number;
  readonly opening: Money;
  readonly entries: readonly StatementEntry[];
  readonly closing: Money;
  readonly openItems: readonly AgedItem[];
}

type Row = Omit<StatementEntry, 'amount' | 'balance'> & { readonly amount: string; readonly currency: string; readonly places: number };

/**
 * The account of a customer between two days, in the currencies in which they are our customer. What the money is worth in ours is no
 * business of theirs: differences and revaluations are not on it.
 */
export async function customerStatement(books: OpenBooks, { party, from, to }: StatementQuestion): Promise<StatementAccount[]> {
  const rows = await books.ask<Row>(statement, [books.companyId, party, to]);
  const open = await agedItems(books, { side: 'receivable', asOf: to, party });
  const currencies = new Map(rows.map(({ currency, places }) => [currency, places]));
  return [...currencies].map(([currency, places]) => {
    const own = rows.filter((row) => row.currency === currency);
    const opening = sumOf(own.filter(({ date }) => date < from));
    let balance = opening;
    const entries = own
      .filter(({ date }) => date >= from)
      .map(({ amount, currency: _currency, places: _places, ...said }) => {
        balance = balance.plus(amount);
        return { ...said, amount: new Decimal(amount), balance };
      });
    const openItems = open.filter((item) => item.currency === currency && !item.residualInCurrency.isZero());
    return { currency, places, opening, entries, closing: balance, openItems };
  });
}

const sumOf = (rows: readonly Row[]): Money => rows.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));

const statement = `select i.number, i.date::text as date, i.due_date::text as "dueDate", i.reference, i.source_kind as "sourceKind",
    i.source_id as "sourceId", i.amount_in_currency::text as amount, u.code as currency, u.decimals as places
  from open_item i join account a on a.id = i.account_id and a.type = 'receivable' join currency u on u.id = i.currency_id
  where i.company_id = $1::uuid and i.party_id = $2::uuid and i.date <= $3::date and i.amount_in_currency <> 0
  order by u.code, i.date, i.number, i.id`;
