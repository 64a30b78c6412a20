// Three jest projects: `unit` needs nothing, `emulator` needs the emulators that `npm test` starts, `demo` runs `npm start`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const rootDir = __dirname;

const shared = {
  rootDir,
  testEnvironment: 'node',
  roots: ['functions/src', 'simulator', 'cli', 'tests', 'tooling']
    .map((name) => join(rootDir, name))
    .filter((folder) => existsSync(folder)),
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // The Firebase packages exist once, below functions/; tests outside it find them there.
  modulePaths: ['<rootDir>/functions/node_modules'],
  moduleNameMapper: {
    // firebase-tools brings its own older copy to the root.
    '^@google-cloud/pubsub$': '<rootDir>/functions/node_modules/@google-cloud/pubsub',
  },
};

const unit = {
  ...shared,
  displayName: 'unit',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(emulator|demo)\\.test\\.ts$'],
};

const emulator = {
  ...shared,
  displayName: 'emulator',
  testMatch: ['**/*.emulator.test.ts'],
};

const demo = {
  ...shared,
  displayName: 'demo',
  testMatch: ['**/*.demo.test.ts'],
};

module.exports = { demo, emulator, unit };
