// Keeps to syntax that Node 12 understands; see ../run.mjs.
var MINIMUM = [20, 19, 0];

/**
 * One sentence that says which Node is needed and how to get it, or `undefined` when this one will do.
 *
 * @param {string} version as in `process.versions.node`, for example `18.20.4`
 * @returns {string | undefined}
 */
function explainUnsupportedNode(version) {
  var parts = version.split('.').map(Number);
  for (var i = 0; i < MINIMUM.length; i += 1) {
    var part = parts[i] || 0;
    var wanted = MINIMUM[i] || 0;
    if (part > wanted) return undefined;
    if (part < wanted) {
      return (
        'Trellis needs Node ' +
        MINIMUM.join('.') +
        ' or newer and this is Node ' +
        version +
        ': install the current LTS from https://nodejs.org or run `nvm install 22`.'
      );
    }
  }
  return undefined;
}

module.exports = { explainUnsupportedNode: explainUnsupportedNode };
