// Tags that name things.
import type { Tags } from './kinds';

/**
 * The `Name` tag, by which the console and awsx call a resource.
 * @throws TypeError if it is missing or not plain text.
 */
export function nameTag(tags: Tags): string {
  const name = tags['Name'];
  if (typeof name !== 'string') throw new TypeError('a resource that is named by its tag has no `Name`');
  return name;
}
