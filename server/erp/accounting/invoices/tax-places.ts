import { Decimal } from 'decimal.js';
import type { Ref } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import type { TaxAccountRole, TaxCode } from '../../../foundation/taxes/index.js';
import type { AccountRoleName } from '../account-role.js';
import type { InvoiceSide } from './invoice-side.js';
import type { InvoiceKind } from './invoice.js';

/** A share of a tax, and where it is booked: to a role, or as cost to the account of the line that it is charged on. */
export interface TaxPlace {
  readonly share: Decimal;
  readonly role: AccountRoleName | 'cost';
  readonly box?: string;
}

/** A share of what a tax is charged on, and the box of the return that it counts in. */
export interface BasePlace {
  readonly share: Decimal;
  readonly box?: string;
}

/** Where the taxes of documents go. */
export interface TaxPlaces {
  of(tax: Ref<TaxCode>, kind: InvoiceKind): { readonly tax: readonly TaxPlace[]; readonly base: readonly BasePlace[] };
}

const roles: Readonly<Record<TaxAccountRole, AccountRoleName | 'cost'>> = {
  'output-tax': 'output tax',
  'input-tax': 'input tax',
  'withheld-from-us': 'withheld from us',
  'withheld-by-us': 'withheld by us',
  cost: 'cost',
};

interface Row {
  readonly tax: string;
  readonly document: string;
  readonly of: 'base' | 'tax';
  readonly share: string;
  readonly role: TaxAccountRole | null;
  readonly box: string | null;
}

const hundred = new Decimal(100);

/** Looks up the parts of taxes. A tax that says nothing of a kind of document goes whole to the tax account of its side. */
export async function taxPlaces(taxes: readonly string[], { taxed, taxRole }: InvoiceSide, work: Work): Promise<TaxPlaces> {
  const rows =
    taxes.length === 0
      ? []
      : await work.rows<Row>(
          `select tax_code_id as tax, document, "of", share::text as share, account_role as role, report_box as box
            from tax_part where tax_code_id = any($1::uuid[]) and document = any($2::text[]) order by tax_code_id, position`,
          [taxes, Object.values(taxed)],
        );
  return {
    of: ({ id }, kind) => {
      const own = rows.filter(({ tax, document }) => tax === id && document === taxed[kind]);
      const shares = (of: Row['of']) => own.filter((row) => row.of === of);
      const tax = shares('tax').map(({ share, role, box }) => ({
        share: new Decimal(share),
        role: role ? roles[role] : taxRole,
        box: box ?? undefined,
      }));
      const base = shares('base').map(({ share, box }) => ({ share: new Decimal(share), box: box ?? undefined }));
      return { tax: tax.length > 0 ? tax : [{ share: hundred, role: taxRole }], base: base.length > 0 ? base : [{ share: hundred }] };
    },
  };
}
