// The written tree of organizational units.
import { z } from 'zod';

export interface WrittenOrganizationalUnit {
  readonly guardrails?: readonly string[] | undefined;
  readonly children?: WrittenOrganizationalUnits | undefined;
}

/** By name; `Core:` with nothing behind it is a unit without anything of its own. */
export interface WrittenOrganizationalUnits {
  readonly [name: string]: WrittenOrganizationalUnit | null;
}

export const organizationalUnits: z.ZodType<WrittenOrganizationalUnits> = z.record(
  z.string(),
  z
    .strictObject({
      guardrails: z.array(z.string()).optional(),
      children: z.lazy(() => organizationalUnits).optional(),
    })
    .nullable(),
);
