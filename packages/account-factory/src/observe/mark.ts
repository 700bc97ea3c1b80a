// The tag by which the landing zone knows its own things in an account that is its team's.
import { MANAGED_BY, type Tags } from '@microaccounts/resources';

/** Whether these are tags of something that the landing zone made. */
export function isMarked(tags: Tags): boolean {
  return Object.entries(MANAGED_BY).every(([key, value]) => tags[key] === value);
}
