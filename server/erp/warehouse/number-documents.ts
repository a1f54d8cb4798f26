import { numbered } from '../../kernel/write/index.js';
import { StockCount } from './stock-count.js';
import { Delivery } from './delivery.js';
import { LandedCost } from './landed-cost.js';
import { Receipt } from './receipt.js';
import { Scrap } from './scrap.js';
import { StockRevaluation } from './stock-revaluation.js';
import { Transfer } from './transfer.js';

const yearOf = (day: string): string => day.slice(0, 4);

// Documents are numbered per company and year, without gaps.
numbered(Delivery, 'number', ({ plannedOn }) => ({ series: 'delivery', year: yearOf(plannedOn), pattern: 'DN-{year}-{number:6}' }));
numbered(Receipt, 'number', ({ expectedOn }) => ({ series: 'receipt', year: yearOf(expectedOn), pattern: 'RC-{year}-{number:6}' }));
numbered(Transfer, 'number', ({ plannedOn }) => ({ series: 'transfer', year: yearOf(plannedOn), pattern: 'TR-{year}-{number:6}' }));
numbered(Scrap, 'number', () => ({ series: 'scrap', year: 0, pattern: 'SC-{number:6}' }));
numbered(StockCount, 'number', () => ({ series: 'count', year: 0, pattern: 'CT-{number:6}' }));
numbered(LandedCost, 'number', () => ({ series: 'landed cost', year: 0, pattern: 'LC-{number:6}' }));
numbered(StockRevaluation, 'number', () => ({ series: 'revaluation', year: 0, pattern: 'RV-{number:6}' }));
