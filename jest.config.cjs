const { browser, demo, emulator, unit } = require('./jest.projects.cjs');

module.exports = { maxWorkers: 2, projects: [unit, emulator, browser, demo] };
