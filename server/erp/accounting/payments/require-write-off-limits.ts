import { Decimal } from 'decimal.js';
import { Level } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { idsOf } from '../ids-of.js';
import { WriteOffTooHigh } from './payments.errors.js';
import type { Payment } from './payment.js';
import type { LimitedLevel } from './write-off-limit.js';

const levels: Readonly<Record<LimitedLevel, Level>> = { specialist: Level.Specialist, lead: Level.Lead, manager: Level.Manager };

/** What nobody pays is let go by whoever may let go of so much. */
export async function requireWriteOffLimits(payments: readonly Payment[], work: Work): Promise<void> {
  const writing = payments.filter(({ lines }) => lines.some(({ writeOff }) => !writeOff.isZero()));
  if (writing.length === 0) return;
  const limits = await work.rows<{ company: string; level: LimitedLevel; amount: string }>(
    'select company_id as company, level, amount::text as amount from write_off_limit where company_id = any($1::uuid[]) and archived_at is null',
    [idsOf(writing.map(({ company }) => company))],
  );
  for (const payment of writing) {
    if (await work.mayAt(payment, Level.Director)) continue;
    const asked = payment.lines.reduce((sum, { writeOffWorth }) => sum.plus(writeOffWorth!), new Decimal(0));
    let limit = new Decimal(0);
    for (const { company, level, amount } of limits)
      if (company === payment.company.id && limit.lt(amount) && (await work.mayAt(payment, levels[level]))) limit = new Decimal(amount);
    if (asked.gt(limit)) throw new WriteOffTooHigh({ asked: asked.toFixed(2), limit: limit.toFixed(2) });
  }
}
