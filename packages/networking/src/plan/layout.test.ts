import type { Tier } from '@microaccounts/config';
import { parseCidr, type Cidr } from './cidr';
import { layOut } from './layout';
import { TRANSIT_GATEWAY_TIER } from './tiers';

const cidr = (text: string): Cidr => parseCidr(text) as Cidr;
const app: Tier = { name: 'app', kind: 'private', size: 22 };
const data: Tier = { name: 'data', kind: 'isolated', size: 23 };
const fresh = { cidr: cidr('10.0.0.0/19'), subnets: {}, retired: [] };

it('puts tiers at the lower end in their order and the transit gateway at the upper', () => {
  expect(layOut(fresh, [app, data, TRANSIT_GATEWAY_TIER], 3)).toEqual({
    subnets: {
      app: ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22'],
      data: ['10.0.12.0/23', '10.0.14.0/23', '10.0.16.0/23'],
      tgw: ['10.0.31.240/28', '10.0.31.224/28', '10.0.31.208/28'],
    },
    retired: [],
    unfit: [],
  });
});

it('lays a tier that is appended out alike in VPCs old and new', () => {
  const before = layOut(fresh, [app, TRANSIT_GATEWAY_TIER], 3);
  const appended = [app, data, TRANSIT_GATEWAY_TIER];
  expect(layOut({ ...fresh, ...before }, appended, 3)).toEqual(layOut(fresh, appended, 3));
});

it('appends subnets for a new zone', () => {
  const before = layOut(fresh, [app, data], 2);
  const after = layOut({ ...fresh, ...before }, [app, data], 3);
  expect(after.subnets).toEqual({
    app: [...(before.subnets['app'] ?? []), '10.0.12.0/22'],
    data: [...(before.subnets['data'] ?? []), '10.0.16.0/23'],
  });
});

it('retires the blocks of a tier that goes, and does not give them to the next', () => {
  const before = layOut(fresh, [app], 2);
  const after = layOut({ ...fresh, ...before }, [data], 2);
  expect(after.retired).toEqual(['10.0.0.0/22', '10.0.4.0/22']);
  expect(after.subnets).toEqual({ data: ['10.0.8.0/23', '10.0.10.0/23'] });
});

it('says for which tiers there is no room', () => {
  expect(layOut({ ...fresh, cidr: cidr('10.0.0.0/21') }, [app, data, TRANSIT_GATEWAY_TIER], 2)).toMatchObject({
    subnets: { app: ['10.0.0.0/22', '10.0.4.0/22'], data: [], tgw: [] },
    unfit: ['data', 'tgw'],
  });
});
