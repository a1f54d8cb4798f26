import type { Work } from '../../../kernel/write/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { BillEnteredTwice } from './invoices.errors.js';
import type { SupplierBill } from './supplier-bill.js';

/**
 * A supplier gives each number once: the same one again is the same paper again, unless what was entered before was cancelled. Of two
 * drafts over one paper that got in all the same, the first that is posted stands.
 */
export async function requireUnknownPaper(bills: readonly SupplierBill[], among: 'entered' | 'posted', work: Work): Promise<void> {
  const seen = new Set<string>();
  for (const bill of bills) {
    if (seen.has(keyOf(bill))) throw await twice(bill, work);
    seen.add(keyOf(bill));
  }
  const [known] = await work.rows<{ at: number }>(
    `select (w.at - 1)::int as at from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality w(id, company, supplier, number, at)
      join supplier_bill b on b.supplier_id = w.supplier and b.company_id = w.company and lower(b.supplier_number) = lower(w.number)
        and b.id <> w.id and b.state = any($5::text[]) and b.archived_at is null limit 1`,
    [
      bills.map(({ id }) => id),
      bills.map(({ company }) => company.id),
      bills.map(({ supplier }) => supplier.id),
      bills.map(({ supplierNumber }) => supplierNumber),
      among === 'posted' ? ['posted'] : ['draft', 'posted'],
    ],
  );
  if (known) throw await twice(bills[known.at]!, work);
}

const keyOf = ({ company, supplier, supplierNumber }: SupplierBill): string =>
  `${company.id} ${supplier.id} ${supplierNumber.toLowerCase()}`;

async function twice({ supplier, supplierNumber }: SupplierBill, work: Work): Promise<BillEnteredTwice> {
  return new BillEnteredTwice({ supplier: (await work.get(Party, supplier)).name, number: supplierNumber });
}
