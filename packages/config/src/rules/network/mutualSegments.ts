// Segments reach each other, or neither the other: answers have to come back.
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const mutualSegments: Rule = {
  code: 'network/one-way-segment',
  demands: 'a segment that is reached reaches back: otherwise there is no route for the answers',
  source: 'Amazon VPC Transit Gateways, "How transit gateways work", routing',
  *check({ landingZone }) {
    const segments = Object.entries(landingZone.value.network?.transitGateway?.segments ?? {});
    const reach = new Map(segments.map(([name, segment]) => [name, new Set(segment?.reaches ?? [])]));
    for (const [name, segment] of segments)
      for (const [index, reached] of (segment?.reaches ?? []).entries()) {
        if (reached === name || reach.get(reached)?.has(name) !== false) continue;
        yield {
          at: valueIn(landingZone, 'network', 'transitGateway', 'segments', name, 'reaches', index),
          severity: 'warning',
          message: `\`${name}\` reaches \`${reached}\`, which does not reach back`,
          help: `add \`${name}\` to what \`${reached}\` reaches`,
        };
      }
  },
};
