// Quotas are named as Service Quotas names them.
import type { Spot } from '../../spot';
import { keyIn } from '../../written/file';
import type { FileRule, Surrounded } from '../rule';

/** Service Quotas API Reference, "RequestServiceQuotaIncrease": `ServiceCode` and `QuotaCode`. */
const CODE = /^[a-zA-Z][a-zA-Z0-9-]{0,62}\/L-[0-9A-F]{8}$/;

export const quotaCodes: FileRule = {
  code: 'quota/invalid-code',
  demands: 'a quota is named by the codes of its service and itself: `lambda/L-B99A9384`',
  source: 'Service Quotas API Reference, "RequestServiceQuotaIncrease"',
  perFile: true,
  *check(estate) {
    for (const { code, at } of writtenQuotas(estate))
      if (!CODE.test(code)) yield { at, message: `\`${code}\` does not name a quota`, help: meant(code) };
  },
};

/** A code in lower case, or without its service, is the likeliest mistake. */
function meant(code: string): string {
  const [service = '', ...rest] = code.split('/');
  const upper = `${service}/${rest.join('/').toUpperCase()}`;
  if (CODE.test(upper)) return `did you mean \`${upper}\`?`;
  return CODE.test(`service/${code}`)
    ? 'the code of its service is missing before it'
    : 'write it as in `lambda/L-B99A9384`';
}

function* writtenQuotas({ landingZone, accounts }: Surrounded): Generator<{ code: string; at: Spot }> {
  for (const [region, quotas] of Object.entries(landingZone.value.baseline?.quotaTemplate ?? {}))
    for (const code of Object.keys(quotas))
      yield { code, at: keyIn(landingZone, 'baseline', 'quotaTemplate', region, code) };
  for (const { settings, keyAt } of accounts)
    for (const [region, quotas] of Object.entries(settings.quotas ?? {}))
      for (const code of Object.keys(quotas)) yield { code, at: keyAt('quotas', region, code) };
}
