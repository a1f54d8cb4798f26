import { defineAccess, Level } from '../../kernel/declare/index.js';
import { catalogRights } from './catalog.access.js';
import type { PriceListLine } from './price-list-line.js';
import type { PriceList } from './price-list.js';

const rights = { ...catalogRights, create: Level.Lead, update: Level.Lead };

export const priceListAccess = defineAccess<PriceList>(rights);
export const priceListLineAccess = defineAccess<PriceListLine>(rights);
