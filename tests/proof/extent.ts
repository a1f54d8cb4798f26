/** The proof as a whole, of an evening or a night; without it, the part of it that every run of the tests can afford. */
export const isWhole = process.env['TIMON_PROOF'] === 'whole';

export const sized = (sample: number, whole: number): number => (isWhole ? whole : sample);
