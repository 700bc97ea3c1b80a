// Tags of what belongs to the landing zone's network.
import { MANAGED_BY, type Tags } from '@microaccounts/resources';

export function named(name: string): Tags {
  return { ...MANAGED_BY, Name: name };
}
