// `addresses.lock.yaml` as it is written: by the tool, never by hand.
import { z } from 'zod';
import { isCidr } from '../cidr';
import { cidrPattern } from '../patterns';
import { key, noted, textOf } from './notes';

export const LOCK_FORMAT_VERSION = 1;

/** Names are held to no pattern here: whatever a lock calls a block, the block is given. */
function named(type: string): z.ZodString {
  return textOf(type).min(1);
}

const cidr = textOf('CIDR block', { pattern: cidrPattern }).refine(isCidr, 'not a CIDR block');

const vpc = z.strictObject({
  businessUnit: noted(named('business unit'), { meaning: 'Whose accounts use the VPC.', example: 'analytics' }),
  environment: noted(named('environment'), { meaning: 'The environment of these accounts.', example: 'dev' }),
  cell: noted(z.int().min(1), {
    meaning:
      'Number of the VPC among those of its business unit, environment and region: a second one is opened where the participants of one VPC do not suffice.',
    example: 1,
  }),
  cidr: noted(cidr, { meaning: 'Block of the VPC.', example: '10.0.0.0/19' }),
  subnets: noted(z.record(named('tier'), z.array(cidr)), {
    meaning:
      'Blocks of the subnets of each tier, in the order of the zones. The tier `tgw` attaches the VPC to the Transit Gateway.',
    example: { app: ['10.0.0.0/22', '10.0.4.0/22'] },
  }),
  retired: noted(z.array(cidr).default([]), {
    meaning: 'Blocks of tiers that are no more. They are not given again.',
    example: ['10.0.12.0/23'],
  }),
  accounts: noted(z.array(named('account key')).nullable().default(null), {
    meaning: 'The accounts in this VPC, where a business unit has several in one environment and region.',
    example: ['payments-dev'],
  }),
});

const region = z.strictObject({
  zones: noted(z.array(named('zone id')), {
    meaning: 'Availability zones, in the order of the names of the subnets: new ones are added at the end.',
    example: ['use1-az1', 'use1-az2'],
  }),
  vpcs: noted(z.record(named('VPC'), vpc), {
    meaning: 'The VPCs of the region, by name.',
    example: {
      'analytics-dev': { businessUnit: 'analytics', environment: 'dev', cell: 1, cidr: '10.0.0.0/19', subnets: {} },
    },
  }),
  retired: noted(z.array(cidr).default([]), {
    meaning: 'Blocks of VPCs that are no more. They are not given again.',
    example: ['10.0.32.0/19'],
  }),
});

export const addressLock = z.strictObject({
  formatVersion: noted(z.literal(LOCK_FORMAT_VERSION), { meaning: 'Version of this format.', example: 1 }),
  regions: noted(z.record(named('region'), region), {
    meaning: 'What is given in each region.',
    example: { 'us-east-1': { zones: ['use1-az1', 'use1-az2'], vpcs: {} } },
  }),
  digest: key(z.string(), {
    meaning: 'SHA-256 of what the lock says, in hexadecimal. It makes two merges that both change the file conflict.',
    example: '2c5cfd39f843dafba9906905b30718dbd5d53f6f2e9865678a1bde49dc4011e4',
    otherwise: 'an error: `microaccounts lock` writes it',
  }),
});

export type WrittenAddressLock = z.infer<typeof addressLock>;
