// The written environments, and where accounts go that are not active.
import { z } from 'zod';
import { defaultRing, defaultStateUnit } from '../defaults/values';
import { key } from './notes';
import { environmentName, organizationalUnitPath, segmentName } from './texts';

export const environments = z.record(
  environmentName,
  z
    .strictObject({
      organizationalUnit: key(organizationalUnitPath, {
        meaning: 'The organizational unit of the accounts of the environment: names from the top, joined by `/`.',
        example: 'Workloads/Dev',
      }),
      ring: key(z.number().int().min(0), {
        meaning: 'When its accounts are deployed: those of ring 0 first, then those of ring 1, and so on.',
        example: 1,
        default: defaultRing,
      }),
      segment: key(segmentName.min(1), {
        meaning: 'The segment of the Transit Gateway that its VPCs belong to.',
        example: 'shared',
        otherwise: 'the name of the environment',
      }),
    })
    .nullable(),
);

const unit = key(organizationalUnitPath, {
  meaning: 'The organizational unit of accounts in this state: names from the top, joined by `/`.',
  example: 'Suspended',
  default: defaultStateUnit,
});

export const states = z.strictObject({
  suspended: key(z.strictObject({ organizationalUnit: unit }), {
    meaning: 'Where accounts are whose `state` is `suspended`.',
    example: { organizationalUnit: 'Suspended' },
  }),
  closed: key(z.strictObject({ organizationalUnit: unit }), {
    meaning: 'Where accounts are whose `state` is `closed`.',
    example: { organizationalUnit: 'Suspended' },
  }),
});
