import { defineAccess } from '../../kernel/declare/index.js';
import type { Location } from './location.js';
import { placeRights } from './warehouse.access.js';
import type { Warehouse } from './warehouse.js';

export const warehouseAccess = defineAccess<Warehouse>(placeRights);
export const locationAccess = defineAccess<Location>(placeRights);
