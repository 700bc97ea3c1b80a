// The tests that need an AWS API, the real Terraform AWS provider and the Pulumi CLI.
const { preset } = require('./jest.preset');

const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  displayName: 'aws-api',
  roots: ['<rootDir>/packages', '<rootDir>/apps', '<rootDir>/tools', '<rootDir>/scripts'],
  testMatch: ['**/*.aws-api.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '^.+\\.(ts|mjs)$': Object.values(transform)[0] },
  testTimeout: 600_000,
});
