// The tests that need the Terraform AWS provider and nothing else: `npm run test:registrations` runs them.
module.exports = require('./jest.preset').preset(__dirname, {
  displayName: 'registrations',
  roots: ['<rootDir>/apps'],
  testMatch: ['**/*.registrations.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
});
