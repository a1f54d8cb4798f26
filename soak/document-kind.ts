import type { Choices } from './choices.js';
import type { SoakCompany } from './soak-company.js';

export type Input = Readonly<Record<string, unknown>>;

/** A document as the client last saw it. */
export interface Known {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly more: Readonly<Record<string, unknown>>;
}

/** What a client has at hand when it thinks of something to do. */
export interface Desk {
  readonly company: SoakCompany;
  readonly choices: Choices;
  /** Documents of a kind that have come to a state, as far as this client knows. */
  readonly past: (record: string, state: string) => readonly Known[];
  /** A name that nothing else has. */
  readonly name: string;
}

/** No move: the document is left as it is. */
export const rest = 'rest';

/** How documents of a kind are drafted, and what may be tried with them in each of their states. */
export interface DocumentKind {
  readonly record: string;
  readonly plural: string;
  /** How often one is drafted, beside the others. */
  readonly weight: number;
  /** What is read of it beyond id, version and state. */
  readonly reads?: string;
  readonly draft: (desk: Desk) => Input | undefined;
  /** The moves by state; twice is twice as often, and `rest` leaves the document to others. A state without moves is the end. */
  readonly moves: Readonly<Record<string, readonly string[]>>;
  /** What is written over in a state before the next move, if anything. */
  readonly change?: (known: Known, desk: Desk) => Input | undefined;
  readonly accepts?: readonly string[];
}

export interface KnownLine {
  readonly id: string;
  readonly quantity: string;
  readonly [more: string]: unknown;
}

export const linesOf = ({ more }: Known): readonly KnownLine[] => (more['lines'] as readonly KnownLine[] | undefined) ?? [];

/** A few lines, each of another product. */
export function someLines({ company, choices }: Desk, most: number, line: (product: SoakCompany['products'][number]) => Input): Input[] {
  const first = choices.below(company.products.length);
  return Array.from({ length: choices.between(1, most) }, (_, at) => line(company.products[(first + at * 5) % company.products.length]!));
}

/** A day not long ago: some of them lie behind locks by the time they are booked. */
export function recentDay({ company, choices }: Desk): string {
  const back = choices.chance(70) ? choices.below(10) : choices.below(200);
  return daysFrom(company.today, -back);
}

export const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
