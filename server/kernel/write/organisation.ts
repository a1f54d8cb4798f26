import type { Kernel } from '../kernel.js';
import { roundingOf, type Decimal, type RoundingMode } from './decimals.js';
import type { Transaction } from './transaction.js';

/** What the kernel must know of a company to write its documents: its currency and how it rounds. */
export interface CompanyTerms {
  readonly currencyId: string;
  readonly places: number;
  readonly rounding: Decimal.Rounding;
}

/** The companies and currencies of the organisation: a few rows that every document needs, so they are kept for a minute. */
export class Organisation {
  private static readonly known = new WeakMap<Kernel, Organisation>();
  private static readonly keptForMs = 60_000;
  /** The records it is read from. Writing one of them makes it stale at once. */
  static readonly records: ReadonlySet<string> = new Set(['Company', 'Currency']);

  static async of(transaction: Transaction): Promise<Organisation> {
    const known = Organisation.known.get(transaction.kernel);
    if (known && Date.now() - known.readAt < Organisation.keptForMs) return known;
    const read = await Organisation.read(transaction);
    Organisation.known.set(transaction.kernel, read);
    return read;
  }

  static forget(kernel: Kernel): void {
    Organisation.known.delete(kernel);
  }

  private readonly readAt = Date.now();

  private constructor(
    private readonly companies: ReadonlyMap<string, CompanyTerms>,
    private readonly currencies: ReadonlyMap<string, number>,
  ) {}

  company(id: string | null | undefined): CompanyTerms | undefined {
    return id ? this.companies.get(id) : undefined;
  }

  placesOf(currencyId: string | undefined): number | undefined {
    return currencyId ? this.currencies.get(currencyId) : undefined;
  }

  private static async read(transaction: Transaction): Promise<Organisation> {
    const { registry } = transaction.kernel;
    if (!registry.find('Currency')) return new Organisation(new Map(), new Map());
    const currencies = await transaction.query<{ id: string; decimals: number }>('facts', 'select id, decimals from currency');
    const places = new Map(currencies.map(({ id, decimals }) => [id, decimals]));
    const companies = registry.find('Company')
      ? await transaction.query<{ id: string; currency_id: string; rounding_mode: RoundingMode }>(
          'facts',
          'select id, currency_id, rounding_mode from company',
        )
      : [];
    const terms = companies.map((company): [string, CompanyTerms] => [
      company.id,
      { currencyId: company.currency_id, places: places.get(company.currency_id) ?? 2, rounding: roundingOf(company.rounding_mode) },
    ]);
    return new Organisation(new Map(terms), places);
  }
}
