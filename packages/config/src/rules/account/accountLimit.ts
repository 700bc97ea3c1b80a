// There are no more accounts than the organization may have.
import { limitTable } from '../../limits';
import { keyIn } from '../../written/file';
import type { Rule } from '../rule';

export const accountLimit: Rule = {
  code: 'account/limit',
  demands: 'the organization may have as many accounts as the estate describes, and the management account',
  source: limitTable.accounts.source,
  *check({ landingZone, known }) {
    const stated = landingZone.value.limits?.accounts;
    const most = stated ?? limitTable.accounts.default;
    const count = known.accounts.size + 1;
    if (landingZone.broken || count <= most) return;
    yield {
      at: keyIn(landingZone, 'limits', 'accounts'),
      ...(stated === undefined ? { severity: 'warning' } : {}),
      message: `there are ${count} accounts with the management account, and ${stated === undefined ? 'by default AWS allows' : 'the limit is'} ${most}`,
      help: 'AWS raises the quota on request; then write it down as `limits.accounts`',
    };
  },
};
