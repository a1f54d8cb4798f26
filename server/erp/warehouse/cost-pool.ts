import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import type { CostingMethod } from '../../foundation/company/index.js';

/** What is left of a layer. */
export interface OpenLayer {
  readonly id: string;
  /** The move that brought it. */
  readonly moveId: string;
  readonly quantity: Decimal;
  /** At average cost, what it brought less what was taken of it: only all layers together are worth what they say. */
  readonly value: Money;
}

/** So much of one layer; null is of goods that have not come yet. */
export interface LayerShare {
  readonly layerId: string | null;
  readonly quantity: Decimal;
  readonly value: Money;
}

/** Money in its currency's places. */
export type Round = (exact: Decimal) => Money;

/**
 * The goods of one product in one warehouse by what they cost, oldest first. What is taken costs what the oldest of them cost, or
 * the average of all; whoever takes the last of a layer, or of all, takes what is left of its value, so that no cent stays behind.
 */
export class CostPool {
  quantity: Decimal;
  value: Money;
  private readonly layers: OpenLayer[];
  private readonly reduced = new Set<string>();

  constructor(
    private readonly method: CostingMethod,
    private readonly round: Round,
    held: { readonly quantity: Decimal; readonly value: Money },
    layers: readonly OpenLayer[],
  ) {
    this.quantity = held.quantity;
    this.value = held.value;
    this.layers = [...layers];
  }

  put(layer: OpenLayer): void {
    this.layers.push(layer);
    this.quantity = this.quantity.plus(layer.quantity);
    this.value = this.value.plus(layer.value);
  }

  /**
   * Takes goods out, those that a move has brought before all others where one is named. Where a unit cost is named, more may be taken
   * than is there: at that cost, until they come.
   */
  take(wanted: Decimal, broughtBy?: string, costOfMissing?: Decimal): LayerShare[] {
    const parts = this.partsOf(wanted, broughtBy);
    const found = Decimal.sum(0, ...parts.map(({ quantity }) => quantity));
    const missing = wanted.minus(found);
    if (!missing.isZero() && !costOfMissing)
      throw new Error(`The cost layers hold ${missing.toFixed()} less than the places whose goods they explain.`);
    const shares = this.method === 'average' && parts.length > 0 ? this.atAverage(parts, found) : parts;
    if (!missing.isZero()) shares.push({ layerId: null, quantity: missing, value: this.round(missing.times(costOfMissing!)) });
    for (const share of shares) this.reduce(share);
    return shares;
  }

  /** Goods have come that others have left without: these are owed some of them. */
  get isOwing(): boolean {
    return !this.there.isZero() && this.quantity.lt(this.there);
  }

  /** What is there, whoever it is owed to. */
  get there(): Decimal {
    return Decimal.sum(0, ...this.layers.map(({ quantity }) => quantity));
  }

  /** What so much more is worth where nobody says: as much as what is there. */
  worthOf(quantity: Decimal): Money | undefined {
    return this.quantity.isZero() ? undefined : shareOf(this.value, quantity, this.quantity, this.round);
  }

  /** The layers that were there before and are not what they were. */
  get changed(): OpenLayer[] {
    return this.layers.filter(({ id }) => this.reduced.has(id));
  }

  private partsOf(wanted: Decimal, broughtBy: string | undefined): LayerShare[] {
    const parts: LayerShare[] = [];
    let missing = wanted;
    const preferred = this.layers.filter(({ moveId }) => moveId === broughtBy);
    for (const { id, quantity, value } of [...preferred, ...this.layers.filter(({ moveId }) => moveId !== broughtBy)]) {
      const taken = Decimal.min(missing, quantity);
      if (taken.isZero()) continue;
      parts.push({ layerId: id, quantity: taken, value: shareOf(value, taken, quantity, this.round) });
      missing = missing.minus(taken);
    }
    return parts;
  }

  /** Each part takes what has come together so far less what the parts before it took, so that they add up to the cent. */
  private atAverage(parts: readonly LayerShare[], wanted: Decimal): LayerShare[] {
    const total = shareOf(this.value, wanted, Decimal.max(wanted, this.quantity), this.round);
    let passed = new Decimal(0);
    let given = new Decimal(0);
    return parts.map((part) => {
      passed = passed.plus(part.quantity);
      const value = shareOf(total, passed, wanted, this.round).minus(given);
      given = given.plus(value);
      return { ...part, value };
    });
  }

  private reduce({ layerId, quantity, value }: LayerShare): void {
    const at = this.layers.findIndex(({ id }) => id === layerId);
    const layer = this.layers[at];
    if (layer) {
      this.layers[at] = { ...layer, quantity: layer.quantity.minus(quantity), value: layer.value.minus(value) };
      this.reduced.add(layer.id);
    }
    this.quantity = this.quantity.minus(quantity);
    this.value = this.value.minus(value);
  }
}

/** The part of a value that goes with so much of a quantity; with all of it goes all. */
export const shareOf = (value: Money, taken: Decimal, of: Decimal, round: Round): Money =>
  taken.eq(of) ? value : round(value.times(taken).div(of));
