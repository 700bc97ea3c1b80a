// The tests that need the Terraform AWS provider and nothing else: `npm run test:registrations` runs them.
const { preset } = require('./jest.preset');

const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  displayName: 'registrations',
  roots: ['<rootDir>/apps', '<rootDir>/scripts'],
  testMatch: ['**/*.registrations.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  // The scripts that the tests share are ES modules.
  transform: { '^.+\\.(ts|mjs)$': Object.values(transform)[0] },
  testTimeout: 120_000,
});
