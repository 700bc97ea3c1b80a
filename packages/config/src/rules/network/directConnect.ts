// Direct Connect gateways are named by their ids, and joined to a Transit Gateway.
import { keyIn, valueIn } from '../../written/file';
import type { Rule } from '../rule';

const MOST_PREFIXES = 200;

export const directConnect: Rule = {
  code: 'network/direct-connect',
  demands: `a Direct Connect gateway is named by its id, there is a Transit Gateway in its region, and at most ${MOST_PREFIXES} prefixes are allowed`,
  source: 'AWS Direct Connect User Guide, "AWS Direct Connect quotas"',
  *check({ landingZone, known }) {
    const { directConnect: gateways, transitGateway } = landingZone.value.network ?? {};
    for (const [region, { gatewayId, allowedPrefixes = [] }] of Object.entries(gateways ?? {})) {
      const path = ['network', 'directConnect', region];
      if (gatewayId === undefined)
        yield { at: keyIn(landingZone, ...path), message: 'the Direct Connect gateway has no `gatewayId`' };
      else if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(gatewayId))
        yield {
          at: valueIn(landingZone, ...path, 'gatewayId'),
          message: `\`${gatewayId}\` is not the id of a Direct Connect gateway`,
          help: 'write it as in `5f294f92-bafb-4011-916d-9b0bexample`, with hexadecimal digits',
        };
      if (transitGateway === undefined || known.pools?.has(region) === false)
        yield {
          at: keyIn(landingZone, ...path),
          message: `there is no Transit Gateway in \`${region}\` to join Direct Connect to`,
          help: transitGateway === undefined ? 'add `network.transitGateway`' : 'add the region to `network.pools`',
        };
      if (allowedPrefixes.length > MOST_PREFIXES)
        yield {
          at: keyIn(landingZone, ...path, 'allowedPrefixes'),
          message: `there are ${allowedPrefixes.length} allowed prefixes, and AWS takes ${MOST_PREFIXES}`,
          help: 'join neighbouring blocks into larger ones',
        };
    }
  },
};
