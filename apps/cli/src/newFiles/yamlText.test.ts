import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlPrinter, type YamlText, type YamlValue } from './yamlText';

let yamlText: YamlText;
beforeAll(async () => {
  yamlText = await yamlPrinter();
});

test('short lists and maps are on a line, as in the examples', () => {
  expect(
    yamlText({
      environment: 'dev',
      description: undefined,
      regions: ['us-east-1', 'eu-west-2'],
      services: { allow: ['storagegateway'], deny: ['sns'] },
      network: { 'us-east-1': { tiers: ['app', 'data'] } },
      none: {},
    }),
  ).toBe(
    [
      'environment: dev',
      'regions: [us-east-1, eu-west-2]',
      'services: { allow: [storagegateway], deny: [sns] }',
      'network: { us-east-1: { tiers: [app, data] } }',
      'none: {}',
      '',
    ].join('\n'),
  );
});

test('long ones are written entry by entry', () => {
  const zones = {
    'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4'],
    'eu-west-2': ['euw2-az1', 'euw2-az2', 'euw2-az3'],
  };
  expect(yamlText({ zones })).toBe(
    'zones:\n  us-east-1: [use1-az1, use1-az2, use1-az4]\n  eu-west-2: [euw2-az1, euw2-az2, euw2-az3]\n',
  );
});

test.each(['on', 'yes', 'n', '0123', '012345678901', '1e3', 'null', '~', 'true', '2020-01-01', '0x1f', '12:30:00', ''])(
  '%j is quoted, as a key and as a value, in a list and on its own line',
  (word) => {
    expect(yamlText({ [word]: word })).toBe(`'${word}': '${word}'\n`);
    expect(yamlText({ list: [word] })).toBe(`list: ['${word}']\n`);
  },
);

test('what is printed is what is read', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('on', '0123', '__proto__', '- a', '# b'),
  );
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(text, tree, { maxKeys: 5, noNullPrototype: true }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(parse(yamlText(value))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});
