// The tests that need Chromium, of all packages: `npm run test:browser` runs them.
module.exports = require('./jest.preset').preset(__dirname, {
  displayName: 'browser',
  roots: ['<rootDir>/packages', '<rootDir>/apps'],
  testMatch: ['**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
});
