// Segments that are named exist, once there are segments.
import { keyIn, valueIn } from '../../written/file';
import { unknownName } from '../reference';
import type { Rule } from '../rule';

/** What a segment may reach beside other segments. */
const ON_PREMISES = 'onPremises';

export const knownSegments: Rule = {
  code: 'network/unknown-segment',
  demands: 'a segment that is named is one of `network.transitGateway.segments`',
  *check({ landingZone, known }) {
    const { environments, network } = landingZone.value;
    if (known.segments === undefined) return;
    for (const [name, environment] of Object.entries(environments ?? {})) {
      const path = ['environments', name];
      const at =
        environment?.segment === undefined ? keyIn(landingZone, ...path) : valueIn(landingZone, ...path, 'segment');
      yield* unknownName(at, 'segment', environment?.segment ?? name, known.segments);
    }
    const reachable = new Set([...known.segments, ON_PREMISES]);
    for (const [name, segment] of Object.entries(network?.transitGateway?.segments ?? {}))
      for (const [index, reached] of (segment?.reaches ?? []).entries()) {
        const at = valueIn(landingZone, 'network', 'transitGateway', 'segments', name, 'reaches', index);
        yield* unknownName(at, 'segment', reached, reachable);
      }
  },
};
