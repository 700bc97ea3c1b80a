// The tests that need the Pulumi CLI, of all packages: `npm run test:engine` runs them.
module.exports = require('./jest.preset').preset(__dirname, {
  displayName: 'engine',
  roots: ['<rootDir>/packages', '<rootDir>/apps'],
  testMatch: ['**/*.engine.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 600_000,
});
