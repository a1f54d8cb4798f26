import { Choice, Day, Lines, Link, LongText, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { Location } from './location.js';
import { scrapAccess } from './scrap.access.js';
import { scrapFlow, type ScrapState } from './scrap.flow.js';
import { ScrapLine } from './scrap-line.js';

const scrapReasons = ['damaged', 'expired', 'stolen', 'other'] as const;

/** Goods that are of no use any more, and why. */
@Resource<Scrap>({
  module: 'warehouse',
  access: scrapAccess,
  title: 'number',
  columns: ['number', 'location', 'reason', 'scrappedOn', 'state'],
  editableIn: ['draft'],
})
export class Scrap {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Location, { where: { kind: 'internal' }, inverse: 'scraps' }) location!: Ref<Location>;
  @Choice('internal', scrapReasons, { filter: true }) reason!: (typeof scrapReasons)[number];
  @Day('internal', { readonly: true, optional: true, filter: true }) scrappedOn?: CalendarDay;
  @LongText('internal', { optional: true }) notes?: string;
  @State(scrapFlow) state!: ScrapState;
  @Lines('internal', () => ScrapLine, 'scrap') lines!: ScrapLine[];
}
