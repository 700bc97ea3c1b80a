import { compare } from '@microaccounts/landing-zone';
import {
  join,
  reference,
  references,
  type ObservedResource,
  type Resource,
  type Value,
} from '@microaccounts/resources';
import fc from 'fast-check';
import { embodied, everything, idAt, idsAt, owners } from '../testing/embodiment';
import { at, expectation, some } from '../testing/landingZone';
import { identify } from './identify';

const desired = expectation.resources;
const byAddress = (resources: readonly Resource[]): Resource[] =>
  [...resources].sort((a, b) => (a.address < b.address ? -1 : 1));

/** `everything`, with the one thing that was made from `address` changed. */
function changed(address: string, properties: { [name: string]: Value }): ObservedResource[] {
  return everything().map((thing) =>
    thing.ids['id'] === idAt(address) ? { ...thing, properties: { ...thing.properties, ...properties } } : thing,
  );
}

function identified(observed: readonly ObservedResource[], address: string): Resource | undefined {
  return identify(observed, desired, owners).resources.find((one) => one.address === address);
}

test('what is in AWS as desired is identified as desired, in whichever order it is read', () => {
  const seen = everything();
  fc.assert(
    fc.property(fc.shuffledSubarray(seen, { minLength: seen.length }), (observed) => {
      const { resources, ids } = identify(observed, desired, owners);
      expect(resources).toEqual(byAddress(desired));
      expect(ids.get('account/payments-dev')).toEqual(idsAt('account/payments-dev'));
    }),
    { numRuns: 20 },
  );
});

test('the landing zone of these tests has something of every kind that anybody declares', () => {
  expect(new Set(desired.map(({ kind }) => kind)).size).toBe(22);
});

test('who administers a service is told by the account, declared or not', () => {
  const servicePrincipal = 'ssm.amazonaws.com';
  const administrator = (account: string): ObservedResource => ({
    ...{ kind: 'delegated-administrator', accountId: owners.managementAccountId, region: null },
    ids: { id: `${account}:${servicePrincipal}` },
    properties: { account, servicePrincipal },
  });
  const own = administrator(idsAt('account/payments-dev').id);
  const { resources } = identify([...everything(), own, administrator('999999999999')], desired, owners);
  expect(compare<Resource>(desired, resources)).toMatchObject([
    {
      kind: 'unmanaged',
      address: `organization/delegated-administrator/999999999999/${servicePrincipal}`,
      resource: { stack: 'bootstrap', properties: { account: '999999999999' } },
    },
    {
      kind: 'unmanaged',
      address: `organization/delegated-administrator/payments-dev/${servicePrincipal}`,
      resource: { account: 'payments-dev', properties: { account: { ref: 'account/payments-dev' } } },
    },
  ]);
});

/** The address and those of everything that refers to it, however far. */
function around(address: string): Set<string> {
  const found = new Set([address]);
  for (const one of found)
    for (const other of desired)
      if (references(other.properties as Value).some(({ ref }) => ref === one)) found.add(other.address);
  return found;
}

test('what is gone is missing, and nothing declared differs but what refers to it', () => {
  // Without its account everything in it would be somebody else's.
  const victims = desired.filter(({ kind }) => kind !== 'account');
  fc.assert(
    fc.property(fc.constantFrom(...victims), (victim) => {
      const observed = everything().filter(({ ids }) => ids['id'] !== idAt(victim.address));
      const differences = compare<Resource>(desired, identify(observed, desired, owners).resources);
      expect(differences).toContainEqual({ kind: 'missing', address: victim.address, resource: victim });
      const affected = around(victim.address);
      for (const { kind, address } of differences) if (kind !== 'unmanaged') expect(affected).toContain(address);
    }),
    { numRuns: 50 },
  );
});

test('what refers to something in IAM by its name still does when that is gone', () => {
  const victims = desired.filter(({ kind }) => ['role', 'iam-policy', 'saml-provider'].includes(kind));
  expect(victims.some(({ address }) => around(address).size > 1)).toBe(true);
  for (const victim of victims) {
    const observed = everything().filter(({ ids }) => ids['id'] !== idAt(victim.address));
    const differences = compare<Resource>(desired, identify(observed, desired, owners).resources);
    expect(differences).toEqual([{ kind: 'missing', address: victim.address, resource: victim }]);
  }
});

test('a tampered property is one difference, of that property', () => {
  const tamperable = desired.flatMap(({ kind, address, properties }) =>
    Object.keys(properties)
      .filter((name) =>
        ['description', 'rotation', 'maxSessionDuration', 'metadata', 'dnsHostnames', 'asn'].includes(name),
      )
      .map((name) => ({ kind, address, name })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...tamperable), ({ address, name }) => {
      const { resources } = identify(changed(address, { [name]: 'tampered' }), desired, owners);
      const differences = compare<Resource>(desired, resources);
      expect(differences).toMatchObject([{ kind: 'changed', address, property: name, actual: 'tampered' }]);
    }),
  );
});

test('things that nobody declares are unmanaged, and hide nothing', () => {
  const stranger = fc.constantFrom(...everything()).map((thing): ObservedResource => {
    const properties = { ...thing.properties, name: 'stranger', email: 'stranger@example.com', cidr: '192.168.0.0/16' };
    const odd = {
      policy: 'p-odd',
      resource: 'arn:odd',
      principal: 'ou-odd',
      transitGateway: 'tgw-odd',
      alias: null,
      type: 'ODD',
      servicePrincipal: 'odd.amazonaws.com',
    };
    const only = Object.fromEntries(Object.entries(odd).filter(([name]) => name in properties));
    const attachable = { vpc: 'vpc-odd', subnets: [], tags: {} };
    const more = Object.fromEntries(Object.entries(attachable).filter(([name]) => name in properties));
    return {
      ...thing,
      ids: { id: 'stranger-1', arn: 'arn:stranger' },
      properties: { ...properties, ...only, ...more },
    };
  });
  fc.assert(
    fc.property(stranger, (thing) => {
      const { resources } = identify([...everything(), thing], desired, owners);
      const differences = compare<Resource>(desired, resources);
      expect(differences).toHaveLength(1);
      expect(differences[0]).toMatchObject({ kind: 'unmanaged', resource: { kind: thing.kind } });
    }),
  );
});

describe('references', () => {
  const role = 'account/payments-dev/role/Developer';
  const trust = (principal: string): Value => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
  });
  const principalOf = (observed: readonly ObservedResource[]): Value => {
    const policy = identified(observed, role)?.properties['trustPolicy'] as {
      Statement: { Principal: { AWS: Value } }[];
    };
    return policy.Statement[0]?.Principal.AWS as Value;
  };

  test('a whole ARN is what it names, before it is a text with an account in it', () => {
    const { arn } = idsAt('account/reporting-dev/role/Administrator');
    expect(principalOf(changed(role, { trustPolicy: trust(arn) }))).toEqual(
      reference('account/reporting-dev/role/Administrator', 'arn'),
    );
  });

  test('an account id inside a text is part of a join', () => {
    const arn = `arn:aws:iam::${idAt('account/reporting-dev')}:root`;
    expect(principalOf(changed(role, { trustPolicy: trust(arn) }))).toEqual(
      join('arn:aws:iam::', reference('account/reporting-dev'), ':root'),
    );
  });

  test.each(['999999999999', '111111111111', '12345678901234567890'])('%s is no account of the landing zone', (id) => {
    expect(principalOf(changed(role, { trustPolicy: trust(`arn:aws:iam::${id}:root`) }))).toBe(
      `arn:aws:iam::${id}:root`,
    );
  });

  test('a text that the files write out stays as they write it', () => {
    const account = at('account', 'account/payments-dev');
    const tags = { ...account.properties.tags, partner: idAt('account/reporting-dev') };
    const literal = desired.map((one) =>
      one === account ? { ...account, properties: { ...account.properties, tags } } : one,
    );
    const observed = changed('account/payments-dev', { tags });
    expect(compare<Resource>(literal, identify(observed, literal, owners).resources)).toEqual([]);
  });
});

describe('several things for one resource', () => {
  test('of two VPCs with the block the one more like the desired one is it', () => {
    const vpc = some('vpc');
    const twin: ObservedResource = {
      ...embodied(vpc),
      ids: { id: 'a-first-by-id' },
      properties: { ...vpc.properties, name: 'twin', tags: {} },
    };
    const { resources, ids, candidates } = identify([...everything(), twin], desired, owners);
    expect([...candidates]).toEqual([[`network/${vpc.region}/vpc/a-first-by-id`, vpc.address]]);
    expect(ids.get(vpc.address)?.['id']).toBe(idAt(vpc.address));
    expect(compare<Resource>(desired, resources)).toMatchObject([{ kind: 'unmanaged', resource: { kind: 'vpc' } }]);
  });

  test('a key with the alias goes before one with the name, and one with the name is better than none', () => {
    const key = some('key');
    const nameless: ObservedResource = {
      ...embodied(key),
      ids: { id: 'half-made', arn: 'arn:half-made' },
      properties: { ...embodied(key).properties, alias: null },
    };
    const others = everything().filter(({ ids }) => ids['id'] !== idAt(key.address));
    expect(identify([...others, nameless], desired, owners).ids.get(key.address)?.['id']).toBe('half-made');
    const both = identify([...everything(), nameless], desired, owners);
    expect(both.ids.get(key.address)?.['id']).toBe(idAt(key.address));
  });

  test('a stranger never has the address of a desired resource', () => {
    const vpc = some('vpc');
    const moved = changed(vpc.address, { cidr: '192.168.0.0/16' });
    const { resources } = identify(moved, desired, owners);
    expect(resources.map(({ address }) => address)).not.toContain(vpc.address);
    expect(resources.map(({ address }) => address)).toContain(`${vpc.address} (${idAt(vpc.address)})`);
  });
});

describe('the account and stack of strangers', () => {
  const unmanaged = (thing: ObservedResource): Resource | undefined => {
    const known = new Set(desired.map(({ address }) => address));
    return identify([...everything(), thing], desired, owners).resources.find(({ address }) => !known.has(address));
  };
  const attachment = (target: string): ObservedResource => ({
    kind: 'scp-attachment',
    accountId: owners.managementAccountId,
    region: null,
    ids: { id: `${target}:p-odd` },
    properties: { policy: 'p-odd', target },
  });

  test.each([
    ['account/payments-dev', 'payments-dev', 'account.payments-dev', 'account/payments-dev/scp/p-odd'],
    ['organizational-unit/Core', 'management', 'organization', 'organizational-unit/Core/scp/p-odd'],
    ['organization/root', 'management', 'organization', 'organization/root/scp/p-odd'],
    ['account/management', 'management', 'organization', 'account/management/scp/p-odd'],
  ])('an SCP attached to %s', (target, account, stack, address) => {
    expect(unmanaged(attachment(idAt(target)))).toMatchObject({ account, stack, address });
  });

  test('an account is known by its id', () => {
    const thing = { ...embodied(at('account', 'account/payments-dev')), ids: { id: '999999999999' } };
    const stranger = { ...thing, properties: { ...thing.properties, email: 'other@example.com' } };
    const expected = { account: '999999999999', address: 'account/999999999999', stack: 'account.999999999999' };
    expect(unmanaged(stranger)).toMatchObject(expected);
  });
});
