// The tests of `npm run test:aws-api:slow`: the kinds of resource whose waits are minutes.
module.exports = {
  ...require('./jest.aws-api.config.js'),
  displayName: 'aws-api-slow',
  testMatch: ['**/*.aws-api-slow.test.ts'],
};
