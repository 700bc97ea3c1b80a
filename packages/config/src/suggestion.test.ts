import fc from 'fast-check';
import { didYouMean, editDistance, nearest } from './suggestion';

test.each([
  ['enviroment', ['environment', 'email'], 'environment'],
  ['Sandbx', ['Sandbox', 'Workloads/Sandbox'], 'Sandbox'],
  ['ONWER', ['owner'], 'owner'],
  ['qa', ['dev', 'prod'], undefined],
  ['dve', ['dev', 'uat'], 'dev'],
])('the word meant by `%s` among %j is %s', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});

test('a suggestion is a question, and what else there is to say stands in for a missing one', () => {
  expect(didYouMean('prd', ['prod'])).toBe('did you mean `prod`?');
  expect(didYouMean('x-ray', ['prod'], 'the environments are `prod`')).toBe('the environments are `prod`');
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

test('the distance is that of a metric between words, and a bound never changes an answer within it', () => {
  fc.assert(
    fc.property(word, word, fc.nat(8), (a, b, most) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      const bounded = editDistance(a, b, most);
      if (distance <= most) expect(bounded).toBe(distance);
      else expect(bounded).toBeGreaterThan(most);
    }),
  );
});
