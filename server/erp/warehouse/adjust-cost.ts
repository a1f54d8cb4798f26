import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import { CostAdjustment, type AdjustmentCause } from './cost-adjustment.js';
import { layersWithUses, type LayerWithUses } from './layers-with-uses.js';
import { inParts } from './spread-cost.js';
import { CostAdjusted } from './warehouse.events.js';

/** Why goods turn out to have cost something else, since when, and what says so. */
export interface CostReason {
  readonly cause: AdjustmentCause;
  readonly reference: string;
  readonly source?: { readonly kind: string; readonly id: string };
  /** Left out, today. What was written before this day stays as it is. */
  readonly day?: CalendarDay;
}

/** A layer that has cost so much more, or less. */
export interface LayerChange extends CostReason {
  readonly layerId: string;
  readonly amount: Money;
  /** Only what is left of it is worth more or less: what went, went at its cost. */
  readonly leftOnly?: boolean;
  readonly passes?: string;
}

/** So much more of a layer went with a use of it. */
export interface UseChange extends CostReason {
  readonly layerId: string;
  /** The use that said at first what the move took. */
  readonly rootId: string;
  readonly amount: Money;
}

/**
 * Notes that goods have cost more or less than was known when they came. What is left of a layer keeps its share; what went takes its
 * own along, to wherever it is now. Nothing that was written before is changed. The pools are locked first.
 */
export async function adjustCost(work: Work, changes: readonly LayerChange[], ofUses: readonly UseChange[] = []): Promise<void> {
  const adjusting = new Adjusting(work);
  await adjusting.take(ofUses);
  await adjusting.spread(changes.filter(({ amount }) => !amount.isZero()));
  for (let more = adjusting.passedOn(); more.length > 0; more = adjusting.passedOn()) await adjusting.spread(more);
  await adjusting.keep();
}

class Adjusting {
  private readonly rows: Row[] = [];
  private readonly toPassOn: LayerChange[] = [];
  private readonly left = new Map<string, Decimal>();

  constructor(private readonly work: Work) {}

  /** What went along to where the goods are now, and has not been shared out there yet. */
  passedOn(): LayerChange[] {
    return this.toPassOn.splice(0);
  }

  /** What uses turn out to have taken more or less of, without a word about what their layers cost. */
  async take(changes: readonly UseChange[]): Promise<void> {
    const layers = await layersWithUses(
      this.work,
      changes.map(({ layerId }) => layerId),
    );
    for (const { layerId, rootId, amount, ...reason } of changes) {
      const layer = layers.get(layerId)!;
      this.wentWith(
        layer,
        layer.uses.find((use) => use.rootId === rootId)!,
        amount,
        reason,
      );
      this.leaves(layer, amount.negated());
    }
  }

  /** Shares changes out among what is left of layers and their uses. */
  async spread(changes: readonly LayerChange[]): Promise<void> {
    const layers = await layersWithUses(
      this.work,
      changes.map(({ layerId }) => layerId),
    );
    for (const { layerId, amount, leftOnly, passes, ...reason } of changes) {
      const layer = layers.get(layerId)!;
      this.add(layer, { amount, passes, ...reason });
      const uses = leftOnly ? [] : layer.uses;
      const gone = Decimal.sum(0, ...uses.map(({ quantity }) => quantity));
      const parts = inParts(
        amount,
        uses.map(({ quantity }) => quantity),
        gone.plus(layer.left),
        layer.round,
      );
      uses.forEach((use, at) => this.wentWith(layer, use, parts[at]!, reason));
      this.leaves(layer, amount.minus(Decimal.sum(0, ...parts)));
    }
  }

  async keep(): Promise<void> {
    if (this.rows.length === 0) return;
    await this.work.create(CostAdjustment, this.rows);
    const left = [...this.left].filter(([, by]) => !by.isZero());
    await this.work.rows(changeLeft, [left.map(([id]) => id), left.map(([, by]) => by.toFixed()), this.work.now]);
    this.work.announce(
      CostAdjusted,
      this.rows.map(({ id }) => ({ adjustmentId: id })),
    );
  }

  private wentWith(layer: LayerWithUses, use: LayerWithUses['uses'][number], amount: Money, reason: CostReason): void {
    if (amount.isZero()) return;
    const passes = this.add(layer, { amount, use: use.id, ...reason });
    const parts = inParts(
      amount,
      use.onward.map(({ quantity }) => quantity),
      use.taken,
      layer.round,
    );
    use.onward.forEach(({ id }, at) => {
      if (!parts[at]!.isZero()) this.toPassOn.push({ layerId: id, amount: parts[at]!, passes, ...reason });
    });
  }

  private add(
    layer: LayerWithUses,
    { source, day, ...said }: Omit<Row, 'id' | 'company' | 'product' | 'layer' | 'day'> & CostReason,
  ): string {
    const id = uuidV7();
    const { companyId: company, productId: product } = layer;
    this.rows.push({
      ...said,
      id,
      company,
      product,
      layer: layer.id,
      day: day ?? this.work.today,
      ...(source && { sourceKind: source.kind, sourceId: source.id }),
    });
    return id;
  }

  private leaves(layer: LayerWithUses, by: Money): void {
    this.left.set(layer.id, (this.left.get(layer.id) ?? new Decimal(0)).plus(by));
  }
}

interface Row {
  readonly id: string;
  readonly company: string;
  readonly product: string;
  readonly layer: string;
  readonly day: CalendarDay;
  readonly cause: AdjustmentCause;
  readonly reference: string;
  readonly amount: Money;
  readonly use?: string;
  readonly passes?: string;
  readonly sourceKind?: string;
  readonly sourceId?: string;
}

const changeLeft = `with changed as (
    update timon.layer_balance b set value = b.value + c.by from unnest($1::uuid[], $2::numeric[]) as c(id, by) where b.layer_id = c.id
    returning b.company_id, b.product_id, b.warehouse_id, c.by)
  update stock_value v set value = v.value + c.by, version = version + 1, updated_at = $3
    from (select company_id, product_id, warehouse_id, sum(by) as by from changed group by company_id, product_id, warehouse_id) c
   where v.company_id = c.company_id and v.product_id = c.product_id and v.warehouse_id is not distinct from c.warehouse_id`;
