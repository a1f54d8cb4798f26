import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { PaymentInstalment } from './payment-instalment.js';
import type { PaymentTerm } from './payment-term.js';

const rights = {
  domain: 'directory',
  read: Level.Trainee,
  create: Level.Manager,
  update: Level.Manager,
  remove: Level.Manager,
  rows: { [Level.Trainee]: everyone() },
};

export const paymentTermAccess = defineAccess<PaymentTerm>({
  ...rights,
  party: { rows: everyone(), reads: ['code', 'name', 'instalments'] },
});
export const paymentInstalmentAccess = defineAccess<PaymentInstalment>({
  ...rights,
  party: { reads: ['term', 'share', 'months', 'days', 'counting', 'payDay', 'discount', 'discountDays'] },
});
