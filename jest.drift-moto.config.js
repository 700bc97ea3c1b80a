// The tests of drift in an AWS API that is not of this repository: `npm run test:drift-moto` runs them.
const { preset } = require('./jest.preset');

const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  displayName: 'drift-moto',
  roots: ['<rootDir>/apps'],
  testMatch: ['**/*.moto.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '^.+\\.(ts|mjs)$': Object.values(transform)[0] },
  // A limit for what hangs: on a busy machine moto takes a minute for the accounts alone.
  testTimeout: 600_000,
});
