import type { ExistingResource } from '@microaccounts/resources/imports';
import { resources, stackResources } from '../plan/resources';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { importsOf } from './imports';

const landingZone = someLandingZone(someAccounts({ 'shop-dev': { regions: ['us-east-1', 'eu-west-2'] } }));

/** As if everything were in AWS as it is desired, with an id and an ARN of its own. */
const everything = new Map<string, ExistingResource>(
  resources(landingZone).map(({ address, properties }) => [
    address,
    { ids: { id: `id:${address}`, arn: `arn:${address}` }, properties },
  ]),
);
const imported = (stack: string): Map<string, string> =>
  importsOf(stackResources(landingZone, stack), (address) => everything.get(address));

it('names the region of what is in one: its provider is at home in another', () => {
  const imports = imported('baseline.shop-dev');
  const below = 'account/shop-dev/eu-west-2';
  expect(imports.get('aws:kms/key:Key::eu-west-2/landing-zone')).toBe(`id:${below}/key/landing-zone@eu-west-2`);
  expect(imports.get('aws:kms/alias:Alias::eu-west-2/landing-zone')).toBe('alias/landing-zone@eu-west-2');
  expect(imports.get('aws:backup/vault:Vault::eu-west-2/landing-zone')).toBe('landing-zone@eu-west-2');
  expect(imports.get('aws:ssm/parameter:Parameter::us-east-1/landing-zone/network/vpc/id')).toBe(
    '/landing-zone/network/vpc/id@us-east-1',
  );
  expect(imports.get('aws:ram/principalAssociation:PrincipalAssociation::us-east-1/analytics-dev-app')).toBe(
    'arn:network/us-east-1/resource-share/analytics-dev-app,id:account/shop-dev@us-east-1',
  );
});

it('finds every resource of a stack but those that can be made again', () => {
  expect(imported('account.shop-dev').size).toBe(3);
  expect(imported('organization').size).toBe(stackResources(landingZone, 'organization').length);
  expect([...imported('baseline.shop-dev').keys()].filter((name) => name.startsWith('aws:iam/role:'))).toHaveLength(4);
});

it('is empty where AWS has nothing', () => {
  for (const { name } of landingZone.stacks)
    expect(importsOf(stackResources(landingZone, name), () => undefined).size).toBe(0);
});
