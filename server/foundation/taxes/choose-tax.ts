import type { CalendarDay } from '../../kernel/declare/index.js';
import { taxPlaceOf, type TaxPlace } from './tax-place.js';

export const supplies = ['goods', 'service'] as const;
export type Supply = (typeof supplies)[number];

/** A tax rule as the choice sees it: what is empty asks for nothing. */
export interface RuleToMatch {
  readonly id: string;
  readonly ourCountry?: string | null;
  readonly partyClass?: string | null;
  readonly country?: string | null;
  readonly place?: TaxPlace | null;
  readonly standing?: 'registered' | 'private' | null;
  readonly supply?: Supply | null;
  readonly usual?: string | null;
  readonly charge: string;
  readonly sequence: number;
  readonly validFrom?: CalendarDay | null;
  readonly validUntil?: CalendarDay | null;
}

/** What is known of a sale or purchase when its tax is chosen. */
export interface Dealing {
  readonly date: CalendarDay;
  readonly ourCountry?: string | null;
  readonly partyClass?: string | null;
  readonly country?: string | null;
  readonly taxId?: string | null;
  readonly supply: Supply;
  /** The tax code that the product usually has. */
  readonly usual?: string | null;
}

/**
 * The tax code of a dealing: the usual one, unless a rule fits. Of the rules that fit, the one decides that asks for more of the
 * party (its class before its country, that before its place), then of what is supplied; of equals, the lowest sequence.
 */
export function chooseTax(rules: readonly RuleToMatch[], dealing: Dealing): string | undefined {
  const fitting = rules.filter((rule) => fits(rule, dealing));
  return fitting.sort(byWeight)[0]?.charge ?? dealing.usual ?? undefined;
}

function fits(rule: RuleToMatch, dealing: Dealing): boolean {
  const place = taxPlaceOf(dealing.ourCountry ?? undefined, dealing.country ?? undefined);
  const standing = dealing.taxId ? 'registered' : 'private';
  const asked: readonly [string | null | undefined, string | null | undefined][] = [
    [rule.ourCountry, dealing.ourCountry],
    [rule.partyClass, dealing.partyClass],
    [rule.country, dealing.country],
    [rule.place, place],
    [rule.standing, standing],
    [rule.supply, dealing.supply],
    [rule.usual, dealing.usual],
  ];
  return asked.every(([wanted, found]) => !wanted || wanted === found) && isInForce(rule, dealing.date);
}

/** Whether something that may begin and end holds on a day. */
export const isInForce = (
  { validFrom, validUntil }: { readonly validFrom?: CalendarDay | null; readonly validUntil?: CalendarDay | null },
  day: CalendarDay,
): boolean => (validFrom ?? day) <= day && (validUntil ?? day) >= day;

const weightOf = ({ partyClass, country, place, standing, usual, supply, ourCountry }: RuleToMatch): string =>
  [partyClass, country, place, standing, usual, supply, ourCountry].map((asked) => (asked ? '1' : '0')).join('');

const byWeight = (one: RuleToMatch, other: RuleToMatch): number =>
  weightOf(other).localeCompare(weightOf(one)) || one.sequence - other.sequence || (one.id < other.id ? -1 : 1);
