import type { Estate } from '@microaccounts/config';
import { policyDocument, reference, type LandingZoneResource, type OfKind } from '@microaccounts/resources';
import { UserError } from '../exit';
import { chooseTargets } from './targets';

const place = { region: null, stack: 'x' };

function estateOf(...keys: readonly string[]): Estate {
  const accounts = ['network', ...keys].map((key) => ({ key, state: key.startsWith('old') ? 'suspended' : 'active' }));
  // Of an estate no more than the targets are chosen by.
  return { coreAccounts: { network: 'network', logArchive: 'logs', audit: 'audit' }, accounts } as unknown as Estate;
}

function attachment(account: string, target = `account/${account}`): OfKind<'scp-attachment'> {
  const properties = { policy: reference('scp/ma-1'), target: reference(target) };
  return { ...place, kind: 'scp-attachment', address: `${target}/scp/ma-1`, account, properties };
}

function role(account: string, name = 'Developer'): OfKind<'role'> {
  const trustPolicy = policyDocument([]);
  const lists = { managedPolicies: [], inlinePolicies: {}, tags: {} };
  const texts = { name, path: '/', description: '', permissionsBoundary: null, maxSessionDuration: 3600 };
  const address = `account/${account}/role/${name}`;
  return { ...place, kind: 'role', address, account, properties: { ...texts, ...lists, trustPolicy } };
}

function association(account: string): OfKind<'principal-association'> {
  const properties = {
    share: reference('network/r/resource-share/x', 'arn'),
    principal: reference(`account/${account}`),
  };
  return {
    ...place,
    kind: 'principal-association',
    address: `account/${account}/r/resource-share/x`,
    account,
    properties,
  };
}

const of = (...keys: readonly string[]): LandingZoneResource[] =>
  keys.flatMap((key) => [attachment(key), role(key), association(key)]);

test('three different accounts are chosen, none of them a core account or suspended', () => {
  const targets = chooseTargets(estateOf('old', 'a', 'b', 'c'), of('network', 'old', 'a', 'b', 'c'));
  expect(Object.values(targets).map(({ account }: LandingZoneResource) => account)).toEqual(['a', 'b', 'c']);
});

test('with fewer accounts one is chosen again', () => {
  const targets = chooseTargets(estateOf('a'), of('a'));
  expect(targets.association.account).toBe('a');
});

test('an attachment to an organizational unit is not one of an account', () => {
  const all = [attachment('a', 'organizational-unit/Dev'), role('a'), association('a')];
  expect(() => chooseTargets(estateOf('a'), all)).toThrow(UserError);
});

test('a role that people assume is better than another, even in an account that is taken', () => {
  const targets = chooseTargets(estateOf('a', 'b'), [attachment('a'), role('b', 'Audit'), role('a'), association('b')]);
  expect(targets.role.address).toBe('account/a/role/Developer');
  const without = chooseTargets(estateOf('a', 'b'), [attachment('a'), role('b', 'Audit'), association('b')]);
  expect(without.role.properties.name).toBe('Audit');
});
