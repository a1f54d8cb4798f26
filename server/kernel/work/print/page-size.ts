export const pageSizes = ['A4', 'Letter'] as const;
export type PageSize = (typeof pageSizes)[number];

/** Where letters are written on paper of 8½ by 11 inches (Unicode CLDR); everybody else has A4. */
const letterCountries = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

export const usualPageSize = (country: string | undefined): PageSize => (letterCountries.has(country ?? '') ? 'Letter' : 'A4');
