const { preset } = require('../../jest.preset');

// Jest runs CommonJS; what comes as an ES module alone and is loaded by tests is transformed, too.
const modules = '/node_modules/(string-width|strip-ansi|ansi-regex|get-east-asian-width)/';
const [typescript] = Object.entries(preset(__dirname).transform);

module.exports = preset(__dirname, {
  // It is the last that is tested, for minutes, when there is nothing else to keep the other processors busy.
  maxWorkers: '100%',
  transform: Object.fromEntries([typescript, [`${modules}.+\\.js$`, typescript[1]]]),
  transformIgnorePatterns: [`^(?!.*${modules}).*/node_modules/`],
});
