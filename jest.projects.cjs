// Four jest projects: `unit` needs nothing, `emulator` and `browser` need what `npm test` starts for them, `demo` runs `npm start`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const rootDir = __dirname;

/** @param {object} jsc what swc is to understand */
const compileWith = (jsc) => [
  '@swc/jest',
  { jsc: { target: 'es2022', ...jsc }, module: { type: 'commonjs' } },
];

const shared = {
  rootDir,
  testEnvironment: 'node',
  roots: ['functions/src', 'dashboard/src', 'simulator', 'cli', 'tests', 'tooling']
    .map((name) => join(rootDir, name))
    .filter((folder) => existsSync(folder)),
  transform: {
    '^.+\\.ts$': compileWith({ parser: { syntax: 'typescript' } }),
    '^.+\\.tsx$': compileWith({
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    }),
  },
  // The Firebase packages exist once, below functions/; tests outside it find them there.
  modulePaths: ['<rootDir>/functions/node_modules'],
  moduleNameMapper: {
    // firebase-tools brings its own older copy to the root.
    '^@google-cloud/pubsub$': '<rootDir>/functions/node_modules/@google-cloud/pubsub',
    '^@model/(.*)$': '<rootDir>/functions/src/model/$1',
  },
};

const unit = {
  ...shared,
  displayName: 'unit',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(emulator|browser|demo)\\.test\\.ts$'],
};

const emulator = {
  ...shared,
  displayName: 'emulator',
  testMatch: ['**/*.emulator.test.ts'],
};

const browser = {
  ...shared,
  displayName: 'browser',
  testMatch: ['**/*.browser.test.ts'],
};

const demo = {
  ...shared,
  displayName: 'demo',
  testMatch: ['**/*.demo.test.ts'],
};

module.exports = { browser, demo, emulator, unit };
