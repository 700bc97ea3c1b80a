// Property values as Pulumi's protocol writes them: what marks secrets, outputs and references to resources.
import { UNKNOWN, type Properties } from './properties';

/** The keys and marks are Pulumi's own (pulumi/pulumi, sdk/go/common/resource/properties.go). */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';

/**
 * `value` without its marks: secrets and outputs become what they hold, a reference becomes the id of its resource (or
 * its URN, for a component), and what is not known yet {@link UNKNOWN}.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const marked = value as Properties;
  switch (marked[SIGNATURE]) {
    case undefined:
      return Object.fromEntries(Object.entries(marked).map(([name, item]) => [name, plain(item)]));
    case SECRET:
      return plain(marked['value']);
    case OUTPUT:
      return marked['value'] === undefined ? UNKNOWN : plain(marked['value']);
    case RESOURCE:
      return marked['id'] === undefined ? marked['urn'] : marked['id'] === '' ? UNKNOWN : marked['id'];
    default:
      throw new TypeError('assets and archives are not simulated');
  }
}

/** Whether `value` is or holds a secret. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const marked = value as Properties;
  if (marked[SIGNATURE] === SECRET || (marked[SIGNATURE] === OUTPUT && marked['secret'] === true)) return true;
  return Object.values(marked).some(holdsSecret);
}

/** `value` marked as a secret. */
export function secret(value: unknown): Properties {
  return { [SIGNATURE]: SECRET, value };
}

/** A reference to a custom resource; an empty id is one that is not known yet. */
export function resourceReference(urn: string, id: string): Properties {
  return { [SIGNATURE]: RESOURCE, urn, id, packageVersion: '' };
}
