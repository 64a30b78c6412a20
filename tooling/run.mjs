// The one door behind every npm script: `node tooling/run.mjs <command> [arguments]`.
// It runs before anything is installed, and on any old Node, so that it can say what is wrong:
// this file and node-version.cjs keep to syntax that Node 12 understands.
import nodeVersion from './bootstrap/node-version.cjs';

const complaint = nodeVersion.explainUnsupportedNode(process.versions.node);
if (complaint) {
  process.stderr.write(complaint + '\n');
  process.exitCode = 1;
} else {
  void import('./bootstrap/run-command.cjs').then(function (loaded) {
    return loaded.default.runCommand(process.argv.slice(2));
  });
}
