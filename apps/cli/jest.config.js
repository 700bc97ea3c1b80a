const { preset } = require('../../jest.preset');

// Jest runs CommonJS; of the packages that are ES modules alone, tests load these.
const MODULES = '/node_modules/(string-width|strip-ansi|ansi-regex|get-east-asian-width)/';
const { transform } = preset(__dirname);

module.exports = preset(__dirname, {
  transform: { ...transform, [`${MODULES}.+\\.js$`]: Object.values(transform)[0] },
  transformIgnorePatterns: [
    `/node_modules/(?!.*${MODULES})(?!(string-width|strip-ansi|ansi-regex|get-east-asian-width)/)`,
  ],
});
