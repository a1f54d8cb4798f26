export const taxPlaces = ['domestic', 'union', 'abroad'] as const;
export type TaxPlace = (typeof taxPlaces)[number];

/** The member states of the European Union, by their ISO codes; Greece is GR here and EL in its tax ids. */
const union: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Where a party is as tax law sees it from one of our companies. Whoever's country nobody knows is taken to be at home. */
export function taxPlaceOf(ours: string | undefined, theirs: string | undefined): TaxPlace {
  if (!ours || !theirs || ours === theirs) return 'domestic';
  return union.has(ours) && union.has(theirs) ? 'union' : 'abroad';
}
