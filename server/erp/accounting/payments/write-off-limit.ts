import { Amount, Choice, Link, Resource, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Company } from '../../../foundation/company/index.js';
import { writeOffLimitAccess } from './payments.access.js';

/** From whom on a limit holds. Directors have none. */
export const limitedLevels = ['specialist', 'lead', 'manager'] as const;
export type LimitedLevel = (typeof limitedLevels)[number];

/** How much those of a level may write off with one payment. Who has no limit here writes nothing off. */
@Resource<WriteOffLimit>({ module: 'accounting', access: writeOffLimitAccess, title: 'level', columns: ['level', 'amount', 'company'] })
export class WriteOffLimit {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Choice('internal', limitedLevels, { fixed: true, filter: true, unique: ['company'] }) level!: LimitedLevel;
  @Amount('money', { currency: 'company', min: 0 }) amount!: Money;
}
