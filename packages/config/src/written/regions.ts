// The written regions.
import { z } from 'zod';
import { defaultGlobalServicesRegion } from '../defaults/values';
import { key } from './notes';
import { region } from './texts';

export const regions = z.strictObject({
  default: key(z.array(region).min(1), {
    meaning: 'The regions of an account that writes no `regions`, its first one first.',
    example: ['us-east-1', 'eu-west-2'],
  }),
  available: key(z.array(region).min(1), {
    meaning: 'The regions that accounts may choose from.',
    example: ['us-east-1', 'eu-west-2', 'eu-central-1'],
    otherwise: '`regions.default`',
  }),
  globalServicesRegion: key(region, {
    meaning:
      'The region in which what only works there stays possible for every account: ACM and WAFv2 for CloudFront, global quotas, and RAM.',
    example: 'us-east-1',
    default: defaultGlobalServicesRegion,
  }),
});
