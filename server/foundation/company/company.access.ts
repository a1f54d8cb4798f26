import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { Company } from './company.js';

export const companyAccess = defineAccess<Company>({
  domain: 'company',
  read: Level.Trainee,
  create: Level.Head,
  update: Level.Director,
  remove: Level.Head,
  rows: { [Level.Trainee]: everyone() },
  party: {
    rows: everyone(),
    reads: [
      'name',
      'legalName',
      'taxId',
      'currency',
      'country',
      'language',
      'timeZone',
      'street',
      'street2',
      'postalCode',
      'city',
      'region',
      'phone',
      'email',
      'website',
      'paperSize',
      'paperFooter',
      'logo',
    ],
  },
});
