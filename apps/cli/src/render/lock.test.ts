import type { AddressLock, LockedVpc } from '@microaccounts/networking';
import { lockChanges } from './lock';

type Block = LockedVpc['cidr'];

const vpc: LockedVpc = {
  ...{ businessUnit: 'a', environment: 'dev', cell: 1, retired: [], accounts: null },
  cidr: '10.0.0.0/19' as Block,
  subnets: { app: ['10.0.0.0/22' as Block] },
};
const lock = (vpcs: { readonly [name: string]: LockedVpc }, retired: readonly Block[] = []): AddressLock => ({
  formatVersion: 1,
  regions: { 'us-east-1': { zones: ['use1-az1'], vpcs, retired } },
});

test('a first lock adds all that it holds', () => {
  expect(lockChanges(null, lock({ 'a-dev': vpc }))).toEqual([
    '+ us-east-1 zone use1-az1',
    '+ us-east-1 VPC a-dev 10.0.0.0/19',
    '+ us-east-1 VPC a-dev subnet app-1 10.0.0.0/22',
  ]);
});

test('a VPC that goes is told with the block that is retired', () => {
  expect(lockChanges(lock({ 'a-dev': vpc }), lock({}, [vpc.cidr]))).toEqual([
    '+ us-east-1 retired block 10.0.0.0/19',
    '- us-east-1 VPC a-dev 10.0.0.0/19',
    '- us-east-1 VPC a-dev subnet app-1 10.0.0.0/22',
  ]);
});

test('nothing changes between equal locks', () => {
  expect(lockChanges(lock({ 'a-dev': vpc }), lock({ 'a-dev': vpc }))).toEqual([]);
});
