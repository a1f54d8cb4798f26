import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ManifestField, WireRecord } from '../manifest.js';

type HandMadeValue = LazyExoticComponent<ComponentType<{ field: ManifestField; record: WireRecord }>>;

/** Fields of single records that read better than their kind alone would draw them. */
export const recordValues: Readonly<Record<string, HandMadeValue>> = {
  'Employee.grants': lazy(() => import('./employee/grants-table.js')),
};
