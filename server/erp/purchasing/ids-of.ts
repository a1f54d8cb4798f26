import type { Ref } from '../../kernel/declare/index.js';

/** The ids of links that are set, each once. */
export const idsOf = (links: readonly (Ref<unknown> | null | undefined)[]): string[] => [
  ...new Set(links.flatMap((link) => (link ? [link.id] : []))),
];
