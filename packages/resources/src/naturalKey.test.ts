import { naturalKeys } from './naturalKey';
import { reference } from './reference';

describe('naturalKeys', () => {
  const inNetwork = { owner: 'network', region: 'eu-west-2' } as const;
  const vpc = reference('network/eu-west-2/vpc/retail-dev');

  it('finds an account by its e-mail, whatever its case', () => {
    const account = (email: string) =>
      naturalKeys({ kind: 'account', owner: 'management', region: null, properties: { email } });
    expect(account('AWS+a@example.com')).toEqual(account('aws+a@example.com'));
  });

  it('finds a subnet by its CIDR in its VPC', () => {
    const subnet = (cidr: string) => naturalKeys({ kind: 'subnet', ...inNetwork, properties: { vpc, cidr } });
    expect(subnet('10.0.0.0/24')).not.toEqual(subnet('10.0.1.0/24'));
  });

  it('finds a gateway that was never attached by its name', () => {
    const tags = { Name: 'retail-dev' };
    const planned = naturalKeys({ kind: 'internet-gateway', ...inNetwork, properties: { vpc, tags } });
    const loose = naturalKeys({ kind: 'internet-gateway', ...inNetwork, properties: { vpc: null, tags } });
    expect(loose).toHaveLength(1);
    expect(planned).toContain(loose[0]);
  });

  it('finds a key that has no alias yet by its name, and never confuses two regions', () => {
    const key = (region: string, alias: string | null) =>
      naturalKeys({ kind: 'key', owner: 'retail-dev', region, properties: { alias, tags: { Name: 'landing-zone' } } });
    expect(key('eu-west-2', 'alias/landing-zone')).toContain(key('eu-west-2', null)[0]);
    expect(key('us-east-1', 'alias/landing-zone')).not.toContain(key('eu-west-2', null)[0]);
  });
});
