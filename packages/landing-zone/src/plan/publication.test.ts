import { reference } from '@microaccounts/resources';
import { publicationOf } from './publication';

describe('publicationOf', () => {
  it.each([
    ['organizational-unit/Workloads/Dev', 'id', 'organization', 'organizationalUnits', 'Workloads/Dev'],
    ['scp/ma-0123456789abcdef', 'id', 'organization', 'policies', 'ma-0123456789abcdef'],
    ['account/payments-dev', 'id', 'account.payments-dev', 'accountId', null],
    ['network/eu-west-2/vpc/retail-dev', 'id', 'network.eu-west-2', 'vpcs', 'retail-dev'],
    ['network/eu-west-2/vpc/retail-dev/subnet/app-1', 'id', 'network.eu-west-2', 'subnets', 'retail-dev/app-1'],
    ['network/eu-west-2/resource-share/retail-dev-app', 'arn', 'network.eu-west-2', 'resourceShares', 'retail-dev-app'],
    ['network/eu-west-2/transit-gateway', 'id', 'network.eu-west-2', 'transitGateway', null],
  ])('finds the %s of %s in the outputs of %s', (address, attribute, stack, output, key) => {
    expect(publicationOf(reference(address, attribute))).toEqual({ stack, output, key });
  });

  it.each([
    ['account/payments-dev/role/Developer', 'arn'],
    ['account/payments-dev', 'arn'],
    ['network/eu-west-2/vpc/retail-dev/subnet/app-1/route-table', 'id'],
    ['network/eu-west-2/resource-share/retail-dev-app/app-1', 'arn'],
  ])('finds no publication of %s %s', (address, attribute) => {
    expect(publicationOf(reference(address, attribute))).toBeNull();
  });
});
