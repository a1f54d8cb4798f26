import type { AccountRoleName } from '../account-role.js';
import type { PaymentKind } from './payment.js';

/** Which way money goes, and the accounts that play a part. */
export interface PaymentDirection {
  /** 1 where money comes in, -1 where it goes out. */
  readonly sign: 1 | -1;
  readonly control: AccountRoleName;
  readonly discount: AccountRoleName;
  readonly writeOff: AccountRoleName;
  /** Whoever pays early may keep a discount; nobody does by refunding early. */
  readonly takesDiscount: boolean;
}

const ofCustomers = { control: 'receivable', discount: 'discount allowed', writeOff: 'bad debt' } as const;
const ofSuppliers = { control: 'payable', discount: 'discount received', writeOff: 'discount received' } as const;

const directions: Readonly<Record<PaymentKind, PaymentDirection>> = {
  'customer-payment': { ...ofCustomers, sign: 1, takesDiscount: true },
  'customer-refund': { ...ofCustomers, sign: -1, takesDiscount: false },
  'supplier-payment': { ...ofSuppliers, sign: -1, takesDiscount: true },
  'supplier-refund': { ...ofSuppliers, sign: 1, takesDiscount: false },
};

export const directionOf = (kind: PaymentKind): PaymentDirection => directions[kind];
