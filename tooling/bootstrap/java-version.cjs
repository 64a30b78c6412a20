const { spawnSync } = require('node:child_process');

const MINIMUM_MAJOR = 17;
const REMEDY =
  'install one from https://adoptium.net (`apt install openjdk-17-jre-headless`, `brew install openjdk@17`) and put `java` on the PATH.';

/**
 * The major version in what `java -version` prints, or `undefined` when there is none.
 *
 * @param {string} output for example `openjdk version "17.0.15" 2025-04-15`; `"1.8.0_402"` is 8
 * @returns {number | undefined}
 */
function parseJavaMajor(output) {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (!match) return undefined;
  const [, first, second] = match;
  return Number(first === '1' && second !== undefined ? second : first);
}

/**
 * One sentence that says which Java is needed and how to get it, or `undefined` when there is one.
 *
 * @param {string | undefined} output what `java -version` printed; `undefined` when it could not be run
 * @returns {string | undefined}
 */
function explainUnsupportedJava(output) {
  const major = output === undefined ? undefined : parseJavaMajor(output);
  if (major === undefined) {
    return `The Firebase emulators need Java ${MINIMUM_MAJOR} or newer and no \`java\` was found: ${REMEDY}`;
  }
  if (major >= MINIMUM_MAJOR) return undefined;
  return `The Firebase emulators need Java ${MINIMUM_MAJOR} or newer and \`java\` is version ${major}: ${REMEDY}`;
}

/**
 * What `java -version` prints, or `undefined` when it cannot be run.
 *
 * @returns {string | undefined}
 */
function readJavaVersion() {
  const result = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stderr + result.stdout : undefined;
}

module.exports = { explainUnsupportedJava, parseJavaMajor, readJavaVersion };
