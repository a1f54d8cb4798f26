// As in start.mjs: nothing newer than modules before the version is known.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    'Timón needs Node 20 or newer, and this is Node ' +
      process.versions.node +
      ': install a current one from https://nodejs.org and start again.',
  );
  process.exit(1);
}
import('./run-proof.mjs').then((runner) => runner.runProof(process.argv.slice(2)));
