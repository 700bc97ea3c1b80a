const { preset } = require('../../jest.preset');

const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  // What needs an AWS API is run by jest.aws-api.config.js.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.aws-api\\.test\\.ts$'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '^.+\\.(ts|mjs)$': Object.values(transform)[0] },
});
