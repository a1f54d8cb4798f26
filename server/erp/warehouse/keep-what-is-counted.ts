import { whenWritten } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { CostingMethodFixed, TrackingFixed } from './warehouse.errors.js';

/** Stock that was valued by one method is not explained by another. */
whenWritten(Company, async (companies, work) => {
  const [valued] = await work.rows<{ id: string }>(
    `select c.id from company c join stock_value v on v.company_id = c.id
      where c.id = any($1::uuid[]) and v.costing_method <> c.costing_method limit 1`,
    [companies.map(({ id }) => id)],
  );
  if (valued) throw new CostingMethodFixed({ company: companies.find(({ id }) => id === valued.id)!.name });
});

/** Goods in stock keep their lots, and those without lots get none. */
whenWritten(Product, async (products, work) => {
  const [held] = await work.rows<{ id: string }>(
    `select p.id from product p join stock_on_hand s on s.product_id = p.id
      where p.id = any($1::uuid[]) and s.quantity > 0 and (p.kind <> 'goods' or (p.tracking = 'none') <> (s.lot_id is null)) limit 1`,
    [products.map(({ id }) => id)],
  );
  if (held) throw new TrackingFixed({ product: products.find(({ id }) => id === held.id)!.name });
});
