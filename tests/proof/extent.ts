/** The proof as a whole, of an evening or a night; without it, the part of it that every run of the tests can afford. */
export const isWhole = process.env['TIMON_PROOF'] === 'whole';

export const sized = (sample: number, whole: number): number => (isWhole ? whole : sample);

/** The records that were named, when not all are to be looked at: those that somebody has just changed. */
const named = process.env['TIMON_PROOF_RECORDS']?.split(',').filter(Boolean) ?? [];

export const isOfAllRecords = named.length === 0;
export const isAskedFor = (record: string): boolean => isOfAllRecords || named.includes(record);
