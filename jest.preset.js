// What every jest.config.js builds on: TypeScript by swc, the workspace's own packages from their sources.
const { spawnSync } = require('node:child_process');
const path = require('node:path');

/** Whether git is there: what needs it is in files of its own, `*.git.test.ts`. */
exports.hasGit = () => spawnSync('git', ['--version']).status === 0;

/**
 * @param {string} folder
 * @param {import('jest').Config} more
 * @returns {import('jest').Config} the configuration of the package in `folder`, with `more` on top
 */
exports.preset = (folder, more = {}) => ({
  rootDir: folder,
  displayName: path.basename(folder),
  testEnvironment: 'node',
  passWithNoTests: true,
  // A limit for what hangs, not for what is slow: a busy machine fails no test.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  // What needs the Pulumi CLI, a Terraform provider or moto is run by a configuration of its own.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    '\\.(browser|engine|registrations|moto|aws-api|aws-api-slow|mutations)\\.test\\.ts$',
    ...(exports.hasGit() ? [] : ['\\.git\\.test\\.ts$']),
  ],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@microaccounts/stacks$': `${__dirname}/apps/stacks/src/index.ts`,
    '^@microaccounts/bootstrap$': `${__dirname}/apps/bootstrap/src/index.ts`,
    '^@microaccounts/bootstrap/(.+)$': `${__dirname}/apps/bootstrap/src/$1/index.ts`,
    '^@microaccounts/stacks/(.+)$': `${__dirname}/apps/stacks/src/$1.ts`,
    '^@microaccounts/aws-bridge$': `${__dirname}/tools/aws-bridge/src/index.ts`,
    '^@microaccounts/([^/]+)$': `${__dirname}/packages/$1/src/index.ts`,
    '^@microaccounts/([^/]+)/(.+)$': `${__dirname}/packages/$1/src/$2/index.ts`,
  },
  ...more,
});
