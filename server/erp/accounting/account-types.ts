/** What an account holds. The type decides on which statement it stands, under which heading, and on which side it grows. */
export const accountTypes = [
  'bank',
  'receivable',
  'stock',
  'current asset',
  'fixed asset',
  'payable',
  'current liability',
  'long-term liability',
  'equity',
  'revenue',
  'other income',
  'cost of sales',
  'expense',
  'depreciation',
  'other expense',
  'income tax',
] as const;
export type AccountType = (typeof accountTypes)[number];

export type Statement = 'balance sheet' | 'profit and loss';
export type Section = 'assets' | 'liabilities' | 'equity' | 'income' | 'expenses';

const sections: Readonly<Record<AccountType, Section>> = {
  bank: 'assets',
  receivable: 'assets',
  stock: 'assets',
  'current asset': 'assets',
  'fixed asset': 'assets',
  payable: 'liabilities',
  'current liability': 'liabilities',
  'long-term liability': 'liabilities',
  equity: 'equity',
  revenue: 'income',
  'other income': 'income',
  'cost of sales': 'expenses',
  expense: 'expenses',
  depreciation: 'expenses',
  'other expense': 'expenses',
  'income tax': 'expenses',
};

export const sectionOf = (type: AccountType): Section => sections[type];

export const statementOf = (type: AccountType): Statement =>
  sections[type] === 'income' || sections[type] === 'expenses' ? 'profit and loss' : 'balance sheet';

/** The side on which the account usually stands: assets and expenses in debit, what we owe and what we earn in credit. */
export const normalSideOf = (type: AccountType): 'debit' | 'credit' =>
  sections[type] === 'assets' || sections[type] === 'expenses' ? 'debit' : 'credit';
