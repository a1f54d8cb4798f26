import type { Ref } from '../../kernel/declare/index.js';

/** The distinct ids of links, without the empty ones. */
export const idsOf = (links: Iterable<Ref<unknown> | undefined>): string[] => [...new Set([...links].flatMap((link) => link?.id ?? []))];
