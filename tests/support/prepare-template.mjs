import 'reflect-metadata';
import { readConfig } from '../../dist/server/config.js';
import { openKernel } from '../../dist/server/kernel/open-kernel.js';
import { startTasks } from '../../dist/server/kernel/work/at-start.js';
import { loadModules } from '../../dist/server/wiring.js';

// Migrates and seeds the database it is given. A process of its own, because the migrator looks for TypeScript files below jest.
const [ownerUrl] = process.argv.slice(2);
const opened = await openKernel(readConfig({ DATABASE_URL: ownerUrl, TIMON_LOG_LEVEL: 'silent' }), await loadModules());
for (const task of startTasks()) if (task.name === 'reference data') await task.run(opened.kernel);
await opened.close();
