// The template of quotas is as long as AWS takes it.
import { keyIn } from '../../written/file';
import type { Rule } from '../rule';

const MOST = 10;

export const quotaTemplate: Rule = {
  code: 'quota/template-limit',
  demands: `the template asks for at most ${MOST} quotas, of all regions together`,
  source: 'Service Quotas User Guide, "Using Service Quotas request templates"',
  *check({ landingZone }) {
    const regions = Object.entries(landingZone.value.baseline?.quotaTemplate ?? {});
    const all = regions.flatMap(([region, quotas]) => Object.keys(quotas).map((code) => [region, code] as const));
    const beyond = all[MOST];
    if (beyond === undefined) return;
    yield {
      at: keyIn(landingZone, 'baseline', 'quotaTemplate', ...beyond),
      message: `the template asks for ${all.length} quotas, and AWS takes ${MOST}`,
      help: 'name the others in the accounts that need them',
    };
  },
};
