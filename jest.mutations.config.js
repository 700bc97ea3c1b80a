// Thousands of mutations of the estates, none of which may make the tool throw: `npm run test:mutations` runs them.
module.exports = require('./jest.preset').preset(__dirname, {
  displayName: 'mutations',
  roots: ['<rootDir>/packages'],
  testMatch: ['**/*.mutations.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 3_600_000,
});
