// The written tree of organizational units.
import { z } from 'zod';
import { key } from './notes';
import { guardrailName, organizationalUnitName } from './texts';

export interface WrittenOrganizationalUnit {
  readonly guardrails?: readonly string[] | undefined;
  readonly children?: WrittenOrganizationalUnits | undefined;
}

/** By name; `Core:` with nothing behind it is a unit without anything of its own. */
export interface WrittenOrganizationalUnits {
  readonly [name: string]: WrittenOrganizationalUnit | null;
}

export const organizationalUnits: z.ZodType<WrittenOrganizationalUnits> = z.record(
  organizationalUnitName,
  z
    .strictObject({
      guardrails: key(z.array(guardrailName), {
        meaning: 'Guardrails on the unit: they bind every account in and under it.',
        example: ['protect-baseline'],
        default: [],
      }),
      children: key(
        z.lazy(() => organizationalUnits),
        {
          meaning: 'The units in the unit, with the same keys. AWS has five levels under the root.',
          example: { Dev: {}, Prod: { guardrails: ['no-public-buckets'] } },
          default: {},
        },
      ),
    })
    .nullable(),
);
