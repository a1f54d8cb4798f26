import { constantCase } from '../../declare/naming.js';
import type { Field } from '../../declare/registry.js';
import { textsOf, type Language } from '../../declare/texts.js';

/** How values are spelt where the reader of a paper lives: exact decimals stay text all the way. */
export class Spelling {
  private readonly locale: string;

  constructor(
    readonly language: Language,
    country: string | undefined,
  ) {
    this.locale = country && /^[A-Z]{2}$/.test(country) ? `${language}-${country}` : language === 'en' ? 'en-GB' : `${language}-ES`;
  }

  value(field: Field, value: unknown, currency: string | undefined): string {
    const text = String(value);
    switch (field.kind) {
      case 'money':
        return this.money(text, currency);
      case 'price':
        return this.decimal(text, Math.max(2, Math.min(6, significantPlaces(text))));
      case 'quantity':
      case 'decimal':
      case 'integer':
        return this.decimal(text, significantPlaces(text));
      case 'date':
        return this.day(new Date(`${text}T00:00:00Z`));
      case 'instant':
        return this.day(new Date(text));
      case 'choice':
      case 'state':
        return this.choice(field, text);
      default:
        return text;
    }
  }

  /** An amount in the places it has: those of its currency. */
  money(amount: string, currency: string | undefined): string {
    const places = amount.split('.')[1]?.length ?? 0;
    return this.decimal(amount, places, currency ? { style: 'currency', currency } : {});
  }

  private decimal(value: string, places: number, more: Intl.NumberFormatOptions = {}): string {
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: 'always' as const };
    return new Intl.NumberFormat(this.locale, { ...digits, ...more }).format(value as `${number}`);
  }

  /** Months are spelt, so that no day is read as a month. */
  private day(day: Date): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
  }

  private choice(field: Field, sent: string): string {
    const chosen = field.choices?.find((choice) => constantCase(choice) === sent) ?? sent;
    const texts = textsOf(this.language, field.resource.name);
    return (field.kind === 'state' ? texts?.states?.[chosen] : texts?.choices?.[field.name]?.[chosen]) ?? chosen;
  }
}

const significantPlaces = (value: string): number => (value.split('.')[1] ?? '').replace(/0+$/, '').length;
