// Tags of what belongs to the landing zone's network.
import type { Tags } from '@microaccounts/resources';

/** The tag that everything in a landing zone carries. */
export const MANAGED_BY: Tags = { 'managed-by': 'microaccounts' };

export function named(name: string): Tags {
  return { ...MANAGED_BY, Name: name };
}
