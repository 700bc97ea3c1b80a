import fc from 'fast-check';
import { addressMatcher } from './addressPattern';

test.each([
  ['account/a/role/x', 'account/a/role/x', true],
  ['account/a/role/x', 'account/a/role/xy', false],
  ['account/*/role/x', 'account/a/role/x', true],
  ['account/*/role/x', 'account/a/b/role/x', false],
  ['account/a/*', 'account/a', false],
  ['account/a/**', 'account/a', true],
  ['account/a/**', 'account/a/us-east-1/key/landing-zone', true],
  ['account/a/**', 'account/ab', false],
  ['account/**/x', 'account/a/x/b/x', true],
  ['account/**/x', 'account/a/x/b', false],
  ['account/a/role/Dev*', 'account/a/role/Developer', true],
  ['account/a/role/D*p*r', 'account/a/role/Developer', true],
  ['account/a/role/D*p', 'account/a/role/Developer', false],
  ['account/a/role/*.x', 'account/a/role/a+x', false],
])('%s and %s: %s', (pattern, address, meant) => {
  expect(addressMatcher(pattern)(address)).toBe(meant);
});

test('says what a regular expression says', () => {
  const segment = fc.stringMatching(/^[ab*]{1,4}$/).filter((text) => !text.includes('**'));
  const pattern = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 5 });
  const address = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pattern, address, (segments, parts) => {
      // Each segment with a slash before it.
      const expression = segments.map((one) => (one === '**' ? '(?:/[^/]+)*' : `/${one.replaceAll('*', '[^/]*')}`));
      const expected = new RegExp(`^${expression.join('')}$`).test(`/${parts.join('/')}`);
      expect(addressMatcher(segments.join('/'))(parts.join('/'))).toBe(expected);
    }),
  );
});

test('a hostile pattern takes no time', () => {
  const started = performance.now();
  expect(addressMatcher(`account/${'*a'.repeat(200)}b`)(`account/${'a'.repeat(5000)}`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
