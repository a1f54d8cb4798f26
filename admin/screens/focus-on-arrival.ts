/**
 * For the field of a step that takes another's place: it takes the focus too, or whoever uses a keyboard or a screen reader
 * would be left at the top of the page. As `inputRef` it runs once, when the field comes.
 */
export const focusOnArrival = (field: HTMLInputElement | null): void => field?.focus();
