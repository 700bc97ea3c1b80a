// The files beside YAML that an estate reads, by the names that `landing-zone.yaml` gives them.
import { parseSource } from '../source/yaml';
import { rawAt } from './file';

/** The names in a `landing-zone.yaml`; none of a broken one. */
export function namedFiles(landingZoneText: string): string[] {
  const { value } = parseSource('', landingZoneText);
  const name = rawAt(value, ['baseline', 'federation', 'saml', 'metadataFile']);
  return typeof name === 'string' ? [name] : [];
}
