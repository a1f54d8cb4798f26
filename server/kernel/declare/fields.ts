import type { FieldClass } from './field-class.js';
import type { FlowTable } from './flow.js';
import type { Constructor } from './types.js';

/** Every kind of field that the kernel can store, serve, filter and draw. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'money'
  | 'price'
  | 'flag'
  | 'date'
  | 'instant'
  | 'choice'
  | 'state'
  | 'link'
  | 'lines';

interface CommonOptions {
  /** May be left empty. Fields are required unless they say so. */
  optional?: boolean;
  /** Set by the kernel or by a `deriving` function, never by a client. */
  readonly?: boolean;
  /** Given on create and fixed from then on. */
  fixed?: boolean;
  /** Offered in filters and orders, and indexed for both. Links, states and unique fields always are. */
  filter?: boolean;
  /** Part of what `search` looks through (text kinds only). */
  search?: boolean;
}

interface UniqueOption {
  /** No two records share it; with a list of links, no two records of the same parent do. */
  unique?: boolean | readonly string[];
}

export interface TextOptions extends CommonOptions, UniqueOption {
  maxLength?: number;
  /** A named format that is checked and drawn as such. */
  format?: 'email' | 'phone' | 'url' | 'code' | 'language' | 'timeZone';
  default?: string;
}

export interface NumberOptions extends CommonOptions {
  min?: number;
  max?: number;
  default?: string | number;
}

export interface MoneyOptions extends NumberOptions {
  /** Where the currency comes from: the name of a link to a currency, a path to one, or `company` for the company's own. */
  currency: string;
  /** Its worth in company currency is worked out by a derivation, with that of other amounts it has to add up with. */
  derivedTwin?: boolean;
  /** It is the sum of these amounts beside it, in company currency too: the database refuses anything else. */
  sumOf?: readonly string[];
  /** The field that says what a foreign amount is worth in company currency, where no rate alone decides that. Left out, the kernel keeps a twin. */
  worth?: string;
}

export interface ValueOptions<Value> extends CommonOptions {
  default?: Value;
}

export interface LinkOptions<Target = object> extends CommonOptions, UniqueOption {
  /** The name under which the target lists the records that link to it; `false` when it should not. */
  inverse?: string | false;
  default?: 'me' | 'my company' | 'my department' | 'company currency';
  /** A check that the linked record must pass, as equality on its fields. */
  where?: Partial<Record<keyof Target & string, string | boolean>>;
}

/** What a decorator writes down about one field; the registry completes it. */
export interface FieldDeclaration {
  readonly name: string;
  readonly kind: FieldKind;
  readonly class: FieldClass;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly fixed: boolean;
  readonly filter: boolean;
  readonly search: boolean;
  readonly unique: boolean | readonly string[];
  readonly maxLength?: number;
  readonly format?: TextOptions['format'];
  readonly min?: number;
  readonly max?: number;
  readonly default?: string | number | boolean;
  readonly currency?: string;
  readonly derivedTwin?: boolean;
  readonly sumOf?: readonly string[];
  readonly worth?: string;
  readonly choices?: readonly string[];
  readonly flow?: FlowTable;
  readonly target?: () => Constructor;
  readonly inverse?: string | false;
  readonly where?: Readonly<Record<string, string | boolean>>;
  /** For `lines`: the link in the line that points back at this record. */
  readonly via?: string;
}

const declared = new WeakMap<object, Map<string, FieldDeclaration>>();

/** The fields written down on a class, its base classes' first. */
export function fieldsDeclaredOn(target: Constructor): FieldDeclaration[] {
  const base = Object.getPrototypeOf(target.prototype) as object | null;
  const inherited = base && base !== Object.prototype ? fieldsDeclaredOn(base.constructor as Constructor) : [];
  return [...inherited, ...(declared.get(target.prototype as object)?.values() ?? [])];
}

function declareField(kind: FieldKind, fieldClass: FieldClass, options: object): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const fields = declared.get(prototype) ?? new Map<string, FieldDeclaration>();
    declared.set(prototype, fields);
    const blank = { optional: false, readonly: false, fixed: false, filter: false, search: false, unique: false };
    fields.set(name, { ...blank, ...options, name, kind, class: fieldClass });
  };
}

/** One line of text, 200 characters at most unless said otherwise. */
export const Text = (fieldClass: FieldClass, options: TextOptions = {}) => declareField('text', fieldClass, { maxLength: 200, ...options });
/** Text of several lines, 20,000 characters at most. */
export const LongText = (fieldClass: FieldClass, options: CommonOptions & { maxLength?: number } = {}) =>
  declareField('longText', fieldClass, { maxLength: 20_000, ...options });
/** A whole number of 32 bits. */
export const Integer = (fieldClass: FieldClass, options: NumberOptions = {}) => declareField('integer', fieldClass, options);
/** An exact decimal of up to 9 places: a rate, a percentage, a factor. */
export const Rate = (fieldClass: FieldClass, options: NumberOptions = {}) => declareField('decimal', fieldClass, options);
/** An exact quantity of up to 6 places. */
export const Quantity = (fieldClass: FieldClass, options: NumberOptions = {}) => declareField('quantity', fieldClass, options);
/** An amount of money in its currency's own places. A foreign one gets a twin in company currency, kept by the kernel. */
export const Amount = (fieldClass: FieldClass, options: MoneyOptions) => declareField('money', fieldClass, options);
/** A price or cost of one unit, up to 6 places. */
export const UnitPrice = (fieldClass: FieldClass, options: MoneyOptions) => declareField('price', fieldClass, options);
/** Yes or no. */
export const Flag = (fieldClass: FieldClass, options: ValueOptions<boolean> = {}) => declareField('flag', fieldClass, options);
/** A calendar day without a time zone. `today` is the company's day. */
export const Day = (fieldClass: FieldClass, options: ValueOptions<'today'> & UniqueOption = {}) =>
  declareField('date', fieldClass, options);
/** A moment, stored and shown in UTC on the wire. */
export const Instant = (fieldClass: FieldClass, options: ValueOptions<'now'> = {}) => declareField('instant', fieldClass, options);
/** One of a closed list of words. */
export const Choice = <const Value extends string>(
  fieldClass: FieldClass,
  choices: readonly Value[],
  options: ValueOptions<NoInfer<Value>> & UniqueOption = {},
) => declareField('choice', fieldClass, { choices, ...options });
/** Where the record stands in its flow. Only moves change it. */
export const State = (flow: FlowTable) =>
  declareField('state', 'internal', { flow, choices: flow.states, default: flow.initial, readonly: true, filter: true });
/** A reference to one other record. */
export const Link = <Target>(fieldClass: FieldClass, target: () => Constructor<Target>, options: LinkOptions<Target> = {}) =>
  declareField('link', fieldClass, { target, filter: true, ...options });
/** The parts that live and die with this record; `via` is the link in the part that points back. */
export const Lines = <Line>(
  fieldClass: FieldClass,
  target: () => Constructor<Line>,
  via: keyof Line & string,
  options: { fixed?: boolean; readonly?: boolean } = {},
) => declareField('lines', fieldClass, { target, via, optional: true, ...options });
