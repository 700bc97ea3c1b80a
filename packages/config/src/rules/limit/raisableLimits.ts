// A limit that AWS does not raise is not stated above what AWS allows.
import { limitNames, limitTable } from '../../limits';
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const raisableLimits: Rule = {
  code: 'limit/not-raisable',
  demands: 'a limit that AWS raises for nobody is stated no higher than AWS has it',
  source: 'AWS Organizations User Guide, "Quotas for AWS Organizations"; IAM User Guide, "IAM and AWS STS quotas"',
  *check({ landingZone }) {
    for (const name of limitNames) {
      const stated = landingZone.value.limits?.[name];
      const { default: most, raisable, what, source } = limitTable[name];
      if (raisable || stated === undefined || stated <= most) continue;
      yield {
        at: valueIn(landingZone, 'limits', name),
        severity: 'warning',
        message: `AWS allows ${most} ${what}, and raises that for nobody`,
        help: `leave the limit out, or state a smaller one: ${source}`,
      };
    }
  },
};
