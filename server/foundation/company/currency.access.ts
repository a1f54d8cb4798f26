import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { Currency } from './currency.js';

export const currencyAccess = defineAccess<Currency>({
  domain: 'company',
  read: Level.Trainee,
  create: Level.Director,
  update: Level.Director,
  remove: Level.Director,
  rows: { [Level.Trainee]: everyone() },
  party: { rows: everyone(), reads: ['code', 'name', 'decimals'] },
});
