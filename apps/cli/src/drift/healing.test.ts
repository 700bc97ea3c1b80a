import { UserError } from '../exit';
import { requireWholeStacks } from './healing';

const EXCEPTIONS = [{}];

test.each<[string, Parameters<typeof requireWholeStacks>[0]]>([
  ['a tier', { tier: ['network'] }],
  ['a shard', { shard: '1/2' }],
  ['what may be new', { sinceLast: true }],
])('healing %s of an estate that accepts something might set that right unseen, and is refused', (_, options) => {
  expect(() => requireWholeStacks(options, EXCEPTIONS)).toThrow(UserError);
  expect(() => requireWholeStacks(options, [])).not.toThrow();
});

test.each<[string, Parameters<typeof requireWholeStacks>[0]]>([
  ['everything', {}],
  ['every tier, the deep one too', { tier: ['organization', 'network', 'accounts', 'deep'] }],
  ['whole accounts', { accounts: ['web-dev'] }],
])('healing %s sees what is accepted', (_, options) => {
  expect(() => requireWholeStacks(options, EXCEPTIONS)).not.toThrow();
});
