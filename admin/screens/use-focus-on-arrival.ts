import { useEffect, useRef } from 'react';

/** A step that takes another's place takes its focus too; otherwise whoever uses a keyboard or a reader is left at the top of the page. */
export function useFocusOnArrival<T extends HTMLElement>() {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
