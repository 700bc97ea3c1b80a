import { references, type LandingZoneResource, type OfKind } from '@microaccounts/resources';
import type { ExistingResource } from '@microaccounts/resources/imports';
import { resources as allOf, resourcesDigest } from '../plan/resources';
import { stackSpec, type StackSpec } from '../plan/stackSpec';
import { someLandingZone } from '../testing/landingZone';
import { withOrphans, type WithOrphans } from './orphans';
import { importableNames } from './registeredNames';

const landingZone = someLandingZone();
/** As parameters have it whose subnets nobody knows any more. */
const IN_AWS = { value: 'subnet-1,subnet-2' };
const everything = allOf(landingZone);

/** A stack whose files have lost what `is` says; of that the state holds all but the `lost`, and AWS has everything. */
function rolledBack(
  name: string,
  is: (resource: LandingZoneResource) => boolean,
  lost: (resource: LandingZoneResource) => boolean,
  there: (resource: LandingZoneResource) => boolean = () => true,
): { readonly spec: StackSpec; readonly gone: LandingZoneResource[]; readonly orphaned: WithOrphans | null } {
  const whole = stackSpec(landingZone, name);
  const resources = whole.resources.filter((resource) => !is(resource));
  const gone = whole.resources.filter(is);
  const spec = { ...whole, resources, digest: resourcesDigest(resources) };
  const existing = new Map(
    everything
      .filter(there)
      .map(({ address, properties }): [string, ExistingResource] => [
        address,
        { ids: { id: `id of ${address}`, arn: `arn of ${address}` }, properties: { ...properties, ...IN_AWS } },
      ]),
  );
  const held = new Set(whole.resources.filter((resource) => !lost(resource)).flatMap(importableNames));
  return { spec, gone, orphaned: withOrphans(spec, { abandoned: gone, held, pending: new Set() }, existing) };
}

const kind =
  (of: LandingZoneResource['kind']) =>
  (resource: LandingZoneResource): boolean =>
    resource.kind === of;
const addressesOf = (resources: readonly LandingZoneResource[]): string[] => resources.map(({ address }) => address);

it('is nothing where the state holds all that AWS has', () => {
  expect(rolledBack('account.shop-dev', kind('scp-attachment'), () => false).orphaned).toBeNull();
});

it('is nothing where AWS does not have what the state lacks', () => {
  const isAttachment = kind('scp-attachment');
  expect(rolledBack('account.shop-dev', isAttachment, isAttachment, (one) => !isAttachment(one)).orphaned).toBeNull();
});

it('refers to what other stacks no longer publish by its id', () => {
  const { spec, gone, orphaned } = rolledBack('account.shop-dev', kind('scp-attachment'), kind('scp-attachment'));
  expect(addressesOf(orphaned?.spec.resources ?? []).sort()).toEqual(addressesOf([...spec.resources, ...gone]).sort());
  expect(orphaned?.spec.digest).not.toBe(spec.digest);
  const policies = (gone as OfKind<'scp-attachment'>[]).map(({ properties }) => properties.policy.ref);
  expect(orphaned?.ids).toEqual(Object.fromEntries(policies.map((ref) => [`${ref}#id`, `id of ${ref}`])));
});

it.each(['account', 'transit-gateway'] as const)('is never a thing of the kind %s, which would never go', (of) => {
  const stack = of === 'account' ? 'account.shop-dev' : 'network.us-east-1';
  const { gone, orphaned } = rolledBack(stack, kind(of), kind(of));
  expect(gone).toHaveLength(1);
  expect(orphaned).toBeNull();
});

it('is laid out with the whole of its VPC, the subnets in the order of their zones', () => {
  const isOfVpc = ({ address }: LandingZoneResource): boolean => address.includes('/vpc/analytics-dev');
  const last = everything.filter((one) => isOfVpc(one) && one.kind === 'subnet').at(-1)?.address;
  const { gone, orphaned } = rolledBack('network.us-east-1', isOfVpc, ({ address }) => address === last);
  const subnets = addressesOf(gone.filter(kind('subnet')));
  expect(subnets.length).toBeGreaterThan(1);
  const taken = orphaned?.spec.resources.filter(isOfVpc) ?? [];
  expect(addressesOf(taken.filter(kind('subnet')))).toEqual(subnets);
  // Each after what it refers to.
  expect(taken[0]?.kind).toBe('vpc');
});

it('is as AWS has it where it refers to what is gone', () => {
  const isParameter = kind('parameter');
  const { gone, orphaned } = rolledBack(
    'baseline.shop-dev',
    isParameter,
    isParameter,
    ({ kind: of }) => of !== 'subnet',
  );
  const isOfSubnets = ({ properties }: LandingZoneResource): boolean =>
    references(properties).some(({ ref }) => ref.includes('/subnet/'));
  const names = addressesOf(gone.filter(isOfSubnets));
  expect(names.length).toBeGreaterThan(0);
  const parameters = orphaned?.spec.resources.filter(isParameter) ?? [];
  expect(parameters.filter(({ address }) => names.includes(address)).map(({ properties }) => properties)).toEqual(
    names.map(() => expect.objectContaining(IN_AWS) as object),
  );
  // Whatever else it refers to is as the files had it.
  expect(new Set(parameters.filter(({ address }) => !names.includes(address)))).toEqual(
    new Set(gone.filter((one) => !isOfSubnets(one))),
  );
  expect(Object.keys(orphaned?.ids ?? {}).filter((reference) => reference.includes('/subnet/'))).toEqual([]);
});

describe('of a role', () => {
  const stack = stackSpec(landingZone, 'baseline.shop-dev');
  const role = stack.resources.find((one): one is OfKind<'role'> => one.kind === 'role');
  if (role === undefined) throw new Error('there is no role');
  const policy = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess';
  const more = { ...role.properties, managedPolicies: [...role.properties.managedPolicies, policy] };
  const orphaned = (held: readonly string[], now: StackSpec = stack): WithOrphans | null =>
    withOrphans(
      now,
      {
        abandoned: [{ ...role, properties: more }],
        held: new Set([...importableNames(role), ...held]),
        pending: new Set(),
      },
      new Map([[role.address, { ids: { arn: 'arn' }, properties: more }]]),
    );

  it('is a policy that only the abandoned files gave it', () => {
    const taken = orphaned([])?.spec.resources.find(({ address }) => address === role.address);
    expect(taken?.properties).toMatchObject({ managedPolicies: more.managedPolicies });
    const attachment = `aws:iam/rolePolicyAttachment:RolePolicyAttachment::${role.properties.name}/AmazonSQSFullAccess`;
    expect(orphaned([attachment])).toBeNull();
  });

  it('is a policy without which it could not be deleted', () => {
    const resources = stack.resources.filter(({ address }) => address !== role.address);
    expect(orphaned([], { ...stack, resources })?.spec.resources).toHaveLength(stack.resources.length);
  });
});
