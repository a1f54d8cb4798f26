import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { scrapFlow } from './scrap.flow.js';
import type { ScrapLine } from './scrap-line.js';
import type { Scrap } from './scrap.js';
import { documentRights } from './warehouse.access.js';

export const scrapAccess = defineAccess<Scrap, typeof scrapFlow>({ ...documentRights, moves: { scrap: Level.Specialist } });
export const scrapLineAccess = defineAccess<ScrapLine>(documentRights);
