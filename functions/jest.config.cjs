// So that jest also works when it is called from inside functions/.
const { join } = require('node:path');
const { emulator, unit } = require('../jest.projects.cjs');

const roots = [join(__dirname, 'src')];

module.exports = {
  maxWorkers: 2,
  projects: [
    { ...unit, roots },
    { ...emulator, roots },
  ],
};
