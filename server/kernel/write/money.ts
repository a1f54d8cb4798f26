import type { Field, RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import type { Principal } from '../rights/principal.js';
import { Decimal } from './decimals.js';
import type { CompanyTerms, Organisation } from './organisation.js';
import type { Entity, MoneyRule } from './row.js';

const usualPlaces = 2;

/** The money of one record and its lines: places and rounding of every amount, and its worth in company currency. */
export class RecordMoney {
  private readonly terms: CompanyTerms | undefined;

  constructor(
    private readonly record: RecordType,
    private readonly root: Entity,
    private readonly organisation: Organisation,
    principal: Principal,
  ) {
    const company = record.has('company') ? (root['company'] as { id: string } | undefined) : undefined;
    this.terms = organisation.company(company?.id ?? principal.companyId);
  }

  get rounding(): Decimal.Rounding {
    return this.terms?.rounding ?? Decimal.ROUND_HALF_UP;
  }

  /** Rules for the fields of the record itself, or of one of its lines. */
  rulesFor(entity: Entity): (field: Field) => MoneyRule {
    return (field) => ({ places: field.kind === 'money' ? this.places(field, entity) : 0, rounding: this.rounding });
  }

  /** Fills in what every foreign amount is worth in company currency, at the record's own rate. */
  settleTwins(entity: Entity, fields: readonly Field[]): void {
    for (const { name, twin, derivedTwin } of fields) {
      if (twin?.twinOf !== name || (derivedTwin && entity[twin.name] !== undefined)) continue;
      const amount = entity[name] as Decimal | undefined;
      entity[twin.name] = amount && this.inCompanyCurrency(amount);
    }
  }

  private inCompanyCurrency(amount: Decimal): Decimal {
    const exchange = this.record.options.exchange;
    const currency = exchange && (this.root[exchange.currency] as { id: string } | undefined);
    if (!currency || currency.id === this.terms?.currencyId) return amount;
    const rate = this.root[exchange.rate] as Decimal | undefined;
    if (!rate) throw new InvalidInput({ [exchange.rate]: 'REQUIRED' });
    return amount.times(rate).toDecimalPlaces(this.terms?.places ?? usualPlaces, this.rounding);
  }

  private places(field: Field, entity: Entity): number {
    if (field.currency === 'company') return this.terms?.places ?? usualPlaces;
    const path = currencyPath(field);
    const link = path.length > 1 && path[0] === field.resource.options.partOf ? this.root[path[1]!] : entity[path[0]!];
    return this.organisation.placesOf((link as { id: string } | undefined)?.id) ?? this.terms?.places ?? usualPlaces;
  }
}

const paths = new WeakMap<Field, string[]>();

function currencyPath(field: Field): string[] {
  const known = paths.get(field) ?? field.currency!.split('.');
  paths.set(field, known);
  return known;
}
