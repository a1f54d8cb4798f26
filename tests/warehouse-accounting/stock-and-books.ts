import { stockLedgerDifferences } from '../../server/bridges/warehouse-accounting/index.js';
import type { TestDatabase } from '../support/database.js';
import { givenBooks, type Books } from '../accounting/given-books.js';
import { GivenStock } from '../warehouse/given-stock.js';

/** Accounts of the international chart by what they are for. */
const parts: Readonly<Record<string, string>> = {
  1200: 'STOCK',
  1210: 'GIT',
  2050: 'GRNI',
  2060: 'LCC',
  3200: 'OPENING',
  5000: 'COGS',
  5100: 'PPV',
  5200: 'ADJ',
};

/** A company whose goods and books are both kept. */
export class StockAndBooks {
  private constructor(
    private readonly db: TestDatabase,
    readonly stock: GivenStock,
    readonly books: Books,
  ) {}

  static async of(db: TestDatabase, options: { costingMethod?: 'fifo' | 'average'; name?: string } = {}): Promise<StockAndBooks> {
    const stock = await GivenStock.of(db, options);
    return new StockAndBooks(db, stock, await givenBooks(db, stock.cast));
  }

  /** The entries of a document in the order of their numbers: `Dr STOCK 90.00, Cr GRNI 90.00`. */
  async entries(reference: string): Promise<string[]> {
    const { rows } = await this.db.owner.query<{ told: string }>(
      `select string_agg((case when l.debit > 0 then 'Dr ' else 'Cr ' end) || a.code || ' ' || round(l.debit + l.credit, 2), ', ' order by l.position) as told
         from journal_entry e join journal_entry_line l on l.entry_id = e.id join account a on a.id = l.account_id
        where e.company_id = $1 and e.reference = $2 group by e.id order by e.number`,
      [this.books.companyId, reference],
    );
    return rows.map(({ told }) => told.replace(/\b\d{4}\b(?= )/g, (code) => parts[code] ?? code));
  }

  /** Goods, what they cost and what the books say of them agree, and nothing contradicts itself. */
  async tieOut(): Promise<void> {
    await this.stock.tieOut();
    expect(await this.books.faults()).toEqual([]);
    expect(await stockLedgerDifferences(this.db.kernel)).toEqual([]);
  }
}
