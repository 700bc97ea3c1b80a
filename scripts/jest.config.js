const { preset } = require('../jest.preset');

const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  testMatch: ['<rootDir>/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '^.+\\.(ts|mjs)$': Object.values(transform)[0] },
});
