import { InvalidInput } from '../../kernel/errors.js';
import { Decimal } from '../../kernel/write/decimals.js';
import { deriving, type Work } from '../../kernel/write/index.js';
import { TaxCode } from './tax-code.js';
import { TaxRule } from './tax-rule.js';
import { TaxCodeOfOtherSide, TaxGroupUnsound, TaxNeverInPrice, TaxPartsUnsound } from './taxes.errors.js';

/** A code is either one tax or a group of them, and what it says of itself fits together. */
deriving(TaxCode, async (codes, work) => {
  for (const code of codes) {
    requireDays(code);
    requireAmounts(code);
    requireWholeParts(code);
  }
  await requireSoundGroups(codes, work);
});

/** A rule charges what is made for its side. Countries are spelled as ISO 3166 does. */
deriving(TaxRule, async (rules, work) => {
  const charged = await work.getAll(
    TaxCode,
    rules.map(({ charge }) => charge.id),
  );
  for (const rule of rules) {
    requireDays(rule);
    rule.ourCountry = rule.ourCountry?.toUpperCase();
    rule.country = rule.country?.toUpperCase();
    const { code, use } = charged.get(rule.charge.id)!;
    if (use !== 'both' && use !== rule.side) throw new TaxCodeOfOtherSide({ code });
  }
});

function requireDays({ validFrom, validUntil }: Pick<TaxCode, 'validFrom' | 'validUntil'>): void {
  if (validFrom && validUntil && validUntil < validFrom) throw new InvalidInput({ validUntil: 'OUT_OF_RANGE' });
}

function requireAmounts({ code, kind, rate, amount, included }: TaxCode): void {
  if ((kind === 'fixed') !== (amount !== undefined)) throw new InvalidInput({ amount: kind === 'fixed' ? 'REQUIRED' : 'OUT_OF_RANGE' });
  if ((kind === 'fixed' || kind === 'group') && !rate.isZero()) throw new InvalidInput({ rate: 'OUT_OF_RANGE' });
  // All of the price would be tax, and nothing left that it is a part of.
  if (kind === 'division' && rate.gte(100)) throw new InvalidInput({ rate: 'TOO_LARGE' });
  // What is withheld is taken from what is paid, so no price has it inside.
  if (included && (rate.isNegative() || kind === 'group')) throw new TaxNeverInPrice({ code });
}

/** For each kind of document the parts of the tax are the whole of it, or cancel out where both sides are ours to book. */
function requireWholeParts({ code, kind, parts, included }: TaxCode): void {
  if (kind === 'group' && parts.length > 0) throw new TaxGroupUnsound({ code });
  for (const document of new Set(parts.map((part) => part.document))) {
    const ofTax = parts.filter((part) => part.document === document && part.of === 'tax');
    if (ofTax.length === 0) continue;
    const shares = Decimal.sum(0, ...ofTax.map(({ share }) => share));
    if (!shares.eq(100) && !shares.isZero()) throw new TaxPartsUnsound({ code, shares: shares.toFixed() });
    if (shares.isZero() && included) throw new TaxNeverInPrice({ code });
  }
}

async function requireSoundGroups(codes: readonly TaxCode[], work: Work): Promise<void> {
  const members = await work.getAll(
    TaxCode,
    codes.flatMap((code) => code.members.map(({ member }) => member.id)),
  );
  for (const { code, kind, members: parts } of codes) {
    const ids = new Set(parts.map(({ member }) => member.id));
    const isGroup = kind === 'group';
    const areSingle = [...ids].every((id) => members.get(id)?.kind !== 'group');
    if (isGroup !== ids.size > 0 || ids.size < parts.length || !areSingle) throw new TaxGroupUnsound({ code });
  }
}
