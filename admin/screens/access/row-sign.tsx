import type { Allowed } from './what-a-level-may.js';

/** How many rows, as a sign that needs no colour: a dash, half a disc, a whole disc. */
export function RowSign({ rows, size = 16 }: { rows: Allowed['rows']; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
      {rows === 'none' ? <path d="M4 8h8" strokeLinecap="round" /> : <circle cx="8" cy="8" r="5.6" />}
      {rows === 'some' && <path d="M8 2.400a5.600 5.600 0 0 0 0 11.200z" fill="currentColor" stroke="none" />}
      {rows === 'all' && <circle cx="8" cy="8" r="5.600" fill="currentColor" stroke="none" />}
    </svg>
  );
}
