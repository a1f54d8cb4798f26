import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { ExchangeRate } from './exchange-rate.js';

export const exchangeRateAccess = defineAccess<ExchangeRate>({
  domain: 'company',
  read: Level.Trainee,
  create: Level.Lead,
  update: Level.Manager,
  remove: Level.Director,
  rows: { [Level.Trainee]: everyone() },
});
