// The written network of the company.
import { z } from 'zod';
import { defaultAccountTiers, defaultAsn, defaultTierKind, defaultTiers, defaultVpcSize } from '../defaults/values';
import { key } from './notes';
import { cidr, region, segmentName, tierName, zoneId } from './texts';

/** AWS's own bounds on VPCs and subnets (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const prefixLength = z.number().int().min(16).max(28);

const tier = z.strictObject({
  kind: key(z.enum(['private', 'isolated', 'public']), {
    meaning:
      'What its subnets reach: `private` what the Transit Gateway leads to, `isolated` their VPC only, `public` the internet.',
    example: 'isolated',
    default: defaultTierKind,
  }),
  size: key(prefixLength, {
    meaning: 'Prefix length of one subnet, of which a tier has one for each availability zone: 22 is 1,024 addresses.',
    example: 22,
  }),
});

const transitGateway = z.strictObject({
  asn: key(z.record(region, z.number().int()), {
    meaning: 'Number of the autonomous system of the Transit Gateway of each region.',
    example: { 'us-east-1': 64512, 'eu-west-2': 64513 },
    otherwise: `${defaultAsn} in each region`,
  }),
  segments: key(
    z.record(
      segmentName,
      z
        .strictObject({
          reaches: key(z.array(segmentName), {
            meaning: 'The segments that the segment has routes to.',
            example: ['shared'],
            otherwise: 'none',
          }),
        })
        .nullable(),
    ),
    {
      meaning: 'Which parts of the network reach which. An environment belongs to a segment.',
      example: { dev: { reaches: ['shared'] }, shared: { reaches: ['dev'] } },
    },
  ),
  peering: key(z.enum(['mesh', 'none']), {
    meaning: 'Whether the Transit Gateways of all regions are joined.',
    example: 'mesh',
    otherwise: '`none`',
  }),
});

export const network = z.strictObject({
  pools: key(z.record(region, z.array(cidr).min(1)), {
    meaning: 'Blocks of each region from which its VPCs are given theirs. A region without a pool has no network.',
    example: { 'us-east-1': ['10.0.0.0/12'] },
    default: {},
  }),
  reserved: key(z.array(cidr), {
    meaning: 'Blocks that are never given, such as those of offices. They may lie inside a pool, not swallow it.',
    example: ['10.255.0.0/16'],
    default: [],
  }),
  availabilityZones: key(z.record(region, z.array(zoneId).min(1)), {
    meaning:
      'Ids of the zones that VPCs are in, for each region with a pool. Ids, since names differ between accounts. New ones go at the end.',
    example: { 'us-east-1': ['use1-az1', 'use1-az2'] },
    otherwise: 'needed for each region with a pool',
  }),
  defaultTiers: key(z.array(tierName), {
    meaning: 'Tiers of an account that writes no `network`, in those of its regions that have a pool.',
    example: ['app'],
    default: defaultAccountTiers,
  }),
  vpc: key(
    z.strictObject({
      size: key(prefixLength, {
        meaning: 'Prefix length of a VPC: 19 is 8,192 addresses.',
        example: 20,
        default: defaultVpcSize,
      }),
      tiers: key(z.record(tierName, tier), {
        meaning: 'The tiers of every VPC. Their subnets must fit into it.',
        example: { app: { kind: 'private', size: 22 } },
        default: defaultTiers,
      }),
    }),
    {
      meaning: 'The VPC that a business unit has for each environment and region, shared with its accounts.',
      example: { size: 19, tiers: { app: { kind: 'private', size: 22 } } },
    },
  ),
  transitGateway: key(transitGateway, {
    meaning: 'The gateway that joins the VPCs of a region. `{}` is one with the defaults; left out, there is none.',
    example: { asn: { 'us-east-1': 64512 } },
  }),
  directConnect: key(
    z.record(
      region,
      z.strictObject({
        gatewayId: key(z.string(), {
          meaning: 'Id of the Direct Connect gateway.',
          example: '2c5c1a4e-0a4b-4c0c-9c6e-3f5d1c1b7a11',
          otherwise: 'none',
        }),
        allowedPrefixes: key(z.array(cidr), {
          meaning: 'Blocks that are announced to the other side.',
          example: ['10.0.0.0/12'],
          otherwise: 'none',
        }),
      }),
    ),
    {
      meaning: 'The line to the data centre, for each region.',
      example: { 'us-east-1': { gatewayId: '2c5c1a4e-0a4b-4c0c-9c6e-3f5d1c1b7a11' } },
    },
  ),
});
