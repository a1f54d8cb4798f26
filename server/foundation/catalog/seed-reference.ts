import { fileURLToPath } from 'node:url';
import { systemPrincipal } from '../../kernel/rights/system-principal.js';
import { atStart } from '../../kernel/work/at-start.js';
import { importSource } from '../../kernel/work/import/import-source.js';
import { reference } from '../../../seeds/reference/index.js';

const folder = fileURLToPath(new URL('../../../seeds/reference', import.meta.url));

/** No company can work without currencies and units, so they are there before anybody signs in. Later edits of theirs stay. */
atStart('reference data', async (kernel) => {
  await importSource(reference, { kernel, principal: await systemPrincipal(kernel), folder });
});
