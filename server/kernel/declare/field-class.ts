/** How sensitive a value is. Every field names its class; there is no default, so a field without one does not compile. */
const fieldClasses = ['public', 'internal', 'money', 'margin', 'pay', 'personal', 'bank', 'secret'] as const;
export type FieldClass = (typeof fieldClasses)[number];

/** Classes that a level alone never opens: below the head they need a right of their own on the grant. */
export const classesNeedingRight: ReadonlySet<FieldClass> = new Set(['pay', 'bank', 'secret']);

/** Classes that overrides of the access tables never open below the level that the declaration gives them. */
export const classesWithCeiling: ReadonlySet<FieldClass> = new Set(['pay', 'personal', 'bank', 'secret']);

/**
 * Classes that two grants of one level may open differently: those above, margins, which a right opens below their level too,
 * and personal data, which takes a right where an analyst asks.
 */
export const classesByGrant: ReadonlySet<FieldClass> = new Set(['margin', 'pay', 'personal', 'bank', 'secret']);

/**
 * Classes whose values live in a side table with a policy of its own, so that the database itself hides them. Of what is
 * personal, that by which people are looked for stays in the record.
 */
export const sideTableClasses: ReadonlySet<FieldClass> = new Set(['pay', 'personal', 'bank', 'secret']);

/** Classes whose values always tell of a person: history keeps them apart, and erasing a person takes them. */
export const personalClasses: ReadonlySet<FieldClass> = new Set(['personal', 'pay', 'bank', 'secret']);
