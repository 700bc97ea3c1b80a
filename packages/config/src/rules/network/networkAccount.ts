// The network account owns the shared VPCs, and is not their participant.
import type { Rule } from '../rule';

export const networkAccount: Rule = {
  code: 'network/owner-as-participant',
  demands: 'the network account asks for no network: the shared VPCs are its own',
  source: 'Amazon VPC User Guide, "Share your VPC subnets with other accounts"',
  *check({ landingZone, known }) {
    const entry = known.accounts.get(landingZone.value.coreAccounts?.network ?? '');
    const network = entry?.settings.network;
    if (entry === undefined || network === undefined || network === 'none') return;
    yield {
      at: entry.keyAt('network'),
      message: `\`${entry.key}\` owns the shared VPCs and cannot be given subnets of them`,
      help: 'leave the key out, or write `network: none`',
    };
  },
};
