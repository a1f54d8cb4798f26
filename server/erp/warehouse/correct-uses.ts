import type { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { adjustCost, type UseChange } from './adjust-cost.js';
import { CostUse } from './cost-use.js';

/** A move turns out to have taken so much from another layer than was written. */
export interface UseCorrection {
  readonly companyId: string;
  readonly moveId: string;
  /** The use that said at first what the move took. */
  readonly rootId: string;
  /** Null: it had taken what had not come yet. */
  readonly from: string | null;
  readonly to: string;
  readonly quantity: Decimal;
  /** What was written for it, which the correction leaves as it is. */
  readonly value: Money;
}

/** Writes which goods moves have really taken, and then what these cost more or less than was written: the only part that anybody feels. */
export async function correctUses(work: Work, corrections: readonly UseCorrection[], changes: readonly UseChange[]): Promise<void> {
  if (corrections.length > 0) {
    await work.create(
      CostUse,
      corrections.flatMap(({ companyId: company, moveId: move, rootId: corrects, from, to, quantity, value }) => [
        { company, move, corrects, layer: from ?? undefined, quantity: quantity.negated(), value: value.negated() },
        { company, move, corrects, layer: to, quantity, value },
      ]),
    );
    const given = corrections.flatMap(({ from, to, quantity, value }) => [
      ...(from === null ? [] : [{ id: from, quantity, value }]),
      { id: to, quantity: quantity.negated(), value: value.negated() },
    ]);
    await work.rows(
      `update timon.layer_balance b set quantity = b.quantity + c.quantity, value = b.value + c.value
         from (select id, sum(quantity) as quantity, sum(value) as value from unnest($1::uuid[], $2::numeric[], $3::numeric[]) as g(id, quantity, value)
           group by id) c where b.layer_id = c.id`,
      [given.map(({ id }) => id), given.map(({ quantity }) => quantity.toFixed()), given.map(({ value }) => value.toFixed())],
    );
  }
  await adjustCost(
    work,
    [],
    changes.filter(({ amount }) => !amount.isZero()),
  );
}
