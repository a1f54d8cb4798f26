import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { RoundingMode } from '../../foundation/company/index.js';
import type { Round } from './cost-pool.js';

/** Goods that a use took and that are in stock all the same: come back, or in another warehouse. */
interface OnwardLayer {
  readonly id: string;
  readonly quantity: Decimal;
}

/** So much of a layer went with a move. */
export interface UseOfLayer {
  readonly id: string;
  /** The use that said so at first, if that was another one. */
  readonly rootId: string;
  readonly quantity: Decimal;
  /** What the move took at first, of whichever layers it turned out to be. */
  readonly taken: Decimal;
  readonly onward: readonly OnwardLayer[];
}

/** A layer with what is left of it and where the rest went. */
export interface LayerWithUses {
  readonly id: string;
  readonly companyId: string;
  readonly productId: string;
  readonly left: Decimal;
  readonly round: Round;
  readonly uses: readonly UseOfLayer[];
}

interface LayerRow {
  readonly id: string;
  readonly companyId: string;
  readonly productId: string;
  readonly left: string;
  readonly mode: RoundingMode;
  readonly places: number;
  readonly uses: readonly UseRow[];
}

interface UseRow {
  readonly id: string;
  readonly root: string;
  readonly quantity: string;
  readonly taken: string;
  readonly onward: readonly { readonly id: string; readonly quantity: string }[];
}

/** Layers, and where their goods went. All pools of their products are locked, in the order of their ids, until the transaction ends. */
export async function layersWithUses(work: Work, ids: readonly string[]): Promise<Map<string, LayerWithUses>> {
  if (ids.length === 0) return new Map();
  await work.rows(lockPools, [ids]);
  const rows = await work.rows<LayerRow>(layersAsked, [[...new Set(ids)]]);
  return new Map(
    rows.map(({ mode, places, left, uses, ...row }) => {
      const rounding = mode === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;
      return [
        row.id,
        { ...row, left: new Decimal(left), round: (exact) => exact.toDecimalPlaces(places, rounding), uses: uses.map(useFrom) },
      ];
    }),
  );
}

const useFrom = ({ id, root, quantity, taken, onward }: UseRow): UseOfLayer => ({
  id,
  rootId: root,
  quantity: new Decimal(quantity),
  taken: new Decimal(taken),
  onward: onward.map((layer) => ({ id: layer.id, quantity: new Decimal(layer.quantity) })),
});

/** What follows a layer lies in pools of the same product, so with these nobody can come between. */
const lockPools = `select v.id from stock_value v
  where (v.company_id, v.product_id) in (select company_id, product_id from cost_layer where id = any($1::uuid[])) order by v.id for no key update`;

/**
 * Goods that left before they came and were sent back before that, came back at what was known then: passing on to them what was
 * learned when the others came would go round in circles.
 */
const layersAsked = `select l.id, l.company_id as "companyId", l.product_id as "productId", b.quantity::text as left, c.rounding_mode as mode, u.decimals as places,
         coalesce((select json_agg(json_build_object('id', t.id, 'root', t.root, 'quantity', t.quantity::text, 'taken', r.quantity::text, 'onward',
             coalesce((select json_agg(json_build_object('id', o.id, 'quantity', o.quantity::text) order by o.id)
               from cost_layer o where o.restores_id = t.root and (r.layer_id is not null or (o.day, o.id) > (l.day, l.id))), '[]'::json)) order by t.root)
           from (select coalesce(x.corrects_id, x.id) as root, (array_agg(x.id order by x.quantity > 0 desc, x.id desc))[1] as id, sum(x.quantity) as quantity
               from cost_use x where x.layer_id = l.id group by 1) t join cost_use r on r.id = t.root), '[]'::json) as uses
    from cost_layer l join timon.layer_balance b on b.layer_id = l.id join company c on c.id = l.company_id join currency u on u.id = c.currency_id
   where l.id = any($1::uuid[])`;
