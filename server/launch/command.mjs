// Runs one command of ours: `node command.mjs <compiled module> [arguments]`, under the tested Node.
import { pathToFileURL } from 'node:url';

const [file = '', ...args] = process.argv.slice(2);
try {
  const { default: command } = await import(pathToFileURL(file).href);
  process.exitCode = (await command(args)) ?? 0;
} catch (error) {
  // An expected refusal carries a code of ours or is a Refusal; its sentence is all that helps. Anything else is a fault.
  const isExpected = error instanceof Error && (error.name === 'Refusal' || 'facts' in error);
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
