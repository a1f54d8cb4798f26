// This file must parse and run on any Node that knows modules, so that an old one gets a sentence instead of a syntax
// error: no import statement, no newer syntax, until the version is known.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    'Timón needs Node 20 or newer, and this is Node ' +
      process.versions.node +
      ': install a current one from https://nodejs.org and start again.',
  );
  process.exit(1);
}
import('./launcher.mjs').then((launcher) => launcher.launch(process.argv.slice(2)));
