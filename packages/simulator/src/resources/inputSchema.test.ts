import * as fc from 'fast-check';
import { checkInputs, differenceOf, settled, type InputSchema } from './inputSchema';
import { UNKNOWN } from './properties';

const SCHEMA: InputSchema = {
  name: { required: true, replaces: true },
  size: { default: 3 },
  zone: { computed: true, replaces: true },
  role: { unreadable: true, replaces: true },
  policy: { compare: 'policy' },
  subnets: { compare: 'set' },
  tags: {},
};

const anyInputs = fc.record(
  {
    name: fc.string({ minLength: 1 }),
    size: fc.integer({ min: 1 }),
    zone: fc.string({ minLength: 1 }),
    role: fc.string({ minLength: 1 }),
    subnets: fc.array(fc.string({ minLength: 1 })),
    tags: fc.dictionary(fc.string(), fc.string()),
  },
  { requiredKeys: ['name'] },
);

describe('checked inputs', () => {
  it('have their defaults, and no names that nobody knows', () => {
    expect(checkInputs(SCHEMA, { name: 'n', zone: undefined })).toEqual({
      inputs: { name: 'n', size: 3 },
      failures: [],
    });
    expect(checkInputs(SCHEMA, { colour: 'red' }).failures.map(({ property }) => property)).toEqual(['colour', 'name']);
  });
});

describe('the difference between a resource and its inputs', () => {
  it('is nothing for a resource that was made of them', () => {
    fc.assert(
      fc.property(anyInputs, (given) => {
        const { inputs } = checkInputs(SCHEMA, given);
        expect(differenceOf(SCHEMA, { ...inputs, arn: 'a' }, inputs)).toEqual({ changed: [], replaces: [] });
      }),
    );
  });

  it('is what was removed, but for what AWS chooses itself', () => {
    const state = { name: 'n', size: 3, zone: 'a', tags: { a: '1' } };
    expect(differenceOf(SCHEMA, state, { name: 'n', size: 3 })).toEqual({ changed: ['tags'], replaces: [] });
  });

  it('does not tell empty from absent, nor a number from its text', () => {
    expect(differenceOf(SCHEMA, { name: 'n', size: '3', tags: {} }, { name: 'n', size: 3 }).changed).toEqual([]);
  });

  it('is every value that is not known yet', () => {
    const difference = differenceOf(SCHEMA, { name: 'n', size: 3 }, { name: UNKNOWN, size: 3, tags: { a: UNKNOWN } });
    expect(difference).toEqual({ changed: ['name', 'tags'], replaces: ['name'] });
  });

  it('is not the order of a set', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (subnets) => {
        const state = { name: 'n', size: 3, subnets };
        expect(differenceOf(SCHEMA, state, { ...state, subnets: [...subnets].reverse() }).changed).toEqual([]);
      }),
    );
  });
});

describe('outputs that were read', () => {
  it('keep the words of the program where they mean the same, and what AWS does not tell', () => {
    const known = { role: 'Access', policy: '{"Statement":[],"Version":"2012-10-17"}', subnets: ['b', 'a'] };
    const read = { policy: '{ "Version": "2012-10-17", "Statement": [] }', subnets: ['a', 'b'] };
    expect(settled(SCHEMA, known, read)).toEqual(known);
    expect(settled(SCHEMA, known, { policy: '{}', subnets: ['a'] })).toEqual({
      role: 'Access',
      policy: '{}',
      subnets: ['a'],
    });
  });
});
