import { sameValue } from './equality';
import { proposedState } from './proposedState';
import type { Attribute, ObjectNode, TypeNode } from './schema';
import { UNKNOWN } from './value';

const text: TypeNode = { kind: 'primitive', type: 'string' };
const argument: Attribute = { node: text, required: false, optional: true, computed: false, nested: false };
const computed: Attribute = { ...argument, computed: true };
const rule: ObjectNode = { kind: 'object', block: true, attributes: { port: argument, id: computed } };
const rules: Attribute = { ...argument, node: { kind: 'set', element: rule, maxItems: 0 }, nested: true };
const root: ObjectNode = { kind: 'object', block: true, attributes: { name: argument, arn: computed, rules } };

test('a new resource has what is configured, and nothing else', () => {
  const config = { name: 'a', arn: null, rules: [{ port: '1', id: null }] };
  expect(proposedState(root, null, config)).toEqual(config);
});

test('what the provider computed stays, what the program left out goes', () => {
  const prior = { name: 'a', arn: 'arn:1', rules: [] };
  expect(proposedState(root, prior, { name: null, arn: null, rules: [] })).toEqual({
    name: null,
    arn: 'arn:1',
    rules: [],
  });
});

test('members of a set keep what was computed for them, in any order', () => {
  const prior = {
    name: 'a',
    arn: 'arn:1',
    rules: [
      { port: '1', id: 'one' },
      { port: '2', id: 'two' },
    ],
  };
  const config = {
    name: 'a',
    arn: null,
    rules: [
      { port: '2', id: null },
      { port: '3', id: null },
    ],
  };
  expect(proposedState(root, prior, config)['rules']).toEqual([
    { port: '2', id: 'two' },
    { port: '3', id: null },
  ]);
});

test('a set is the same in any order, a list is not', () => {
  const [a, b] = [
    ['x', 'y'],
    ['y', 'x'],
  ];
  expect(sameValue({ kind: 'set', element: text, maxItems: 0 }, a, b)).toBe(true);
  expect(sameValue({ kind: 'list', element: text, maxItems: 0 }, a, b)).toBe(false);
  expect(sameValue({ kind: 'set', element: text, maxItems: 0 }, ['x', 'x'], ['x', 'y'])).toBe(false);
});

test('what is unknown is the same as nothing that is known', () => {
  expect(sameValue(text, UNKNOWN, 'x')).toBe(false);
  expect(sameValue(text, UNKNOWN, UNKNOWN)).toBe(true);
});
