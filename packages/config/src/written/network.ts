// The written network of the company.
import { z } from 'zod';

/** AWS's own bounds on VPCs and subnets (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const prefixLength = z.number().int().min(16).max(28);

const tier = z.strictObject({
  kind: z.enum(['private', 'isolated', 'public']).optional(),
  size: prefixLength.optional(),
});

const transitGateway = z.strictObject({
  asn: z.record(z.string(), z.number().int()).optional(),
  segments: z.record(z.string(), z.strictObject({ reaches: z.array(z.string()).optional() }).nullable()).optional(),
  peering: z.enum(['mesh', 'none']).optional(),
});

export const network = z.strictObject({
  pools: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  reserved: z.array(z.string()).optional(),
  availabilityZones: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  defaultTiers: z.array(z.string()).optional(),
  vpc: z.strictObject({ size: prefixLength.optional(), tiers: z.record(z.string(), tier).optional() }).optional(),
  transitGateway: transitGateway.optional(),
  directConnect: z
    .record(
      z.string(),
      z.strictObject({ gatewayId: z.string().optional(), allowedPrefixes: z.array(z.string()).optional() }),
    )
    .optional(),
});
