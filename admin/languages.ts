/** The languages that the back office speaks, completely or not at all. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
