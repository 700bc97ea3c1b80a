// The written services: what all accounts may use, and names for sets of services.
import { z } from 'zod';
import { defaultShards, defaultStrategy } from '../defaults/values';
import { defaultServices } from '../services';
import { key } from './notes';
import { bundleName, service, serviceOrBundle } from './texts';

export const services = z.strictObject({
  default: key(z.array(serviceOrBundle), {
    meaning: 'What every account may use unless it denies it: prefixes of IAM, as `s3` in `s3:GetObject`, and bundles.',
    example: ['ec2', 's3', 'lambda', 'session-manager'],
    default: defaultServices,
  }),
  foundation: key(z.array(serviceOrBundle), {
    meaning: 'What no account can deny, beside what is built in.',
    example: ['guardduty', 'securityhub'],
    default: [],
  }),
  bundles: key(z.record(bundleName, z.array(service).min(1)), {
    meaning: 'Names for sets of services, beside the built-in ones, whose names they must not take.',
    example: { streaming: ['firehose', 'kinesis'] },
    default: {},
  }),
  strategy: key(z.enum(['denyOthers', 'allowListed']), {
    meaning:
      'How accounts are held to their services: `denyOthers` denies everything else, `allowListed` allows nothing else.',
    example: 'denyOthers',
    default: defaultStrategy,
  }),
});

export const policies = z.strictObject({
  shards: key(z.number().int().min(1).max(16), {
    meaning:
      'Into how many SCPs of equal text the accounts that share a text are spread. It is chosen once for the life of an estate.',
    example: 16,
    default: defaultShards,
  }),
});
