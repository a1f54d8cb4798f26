import type { Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { DocumentWithoutLines, NotKeptInStock } from './warehouse.errors.js';

interface GoodsDocument {
  readonly number: string;
  readonly lines: readonly { readonly product: Ref<Product> }[];
}

/** A document that moves goods names some, and only goods. */
export async function requireGoods(documents: readonly GoodsDocument[], work: Work): Promise<void> {
  const empty = documents.find(({ lines }) => lines.length === 0);
  if (empty) throw new DocumentWithoutLines({ document: empty.number });
  const products = await work.getAll(
    Product,
    documents.flatMap(({ lines }) => lines.map(({ product }) => product.id)),
  );
  const service = [...products.values()].find(({ kind }) => kind !== 'goods');
  if (service) throw new NotKeptInStock({ product: service.name });
}
