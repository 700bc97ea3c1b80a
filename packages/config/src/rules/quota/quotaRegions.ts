// An account raises quotas where it works.
import type { FileRule } from '../rule';

export const quotaRegions: FileRule = {
  code: 'quota/outside-regions',
  demands: 'an account asks for quotas in its own regions, or in that of global services',
  perFile: true,
  *check({ landingZone, accounts }) {
    const { regions } = landingZone.value;
    const global = regions?.globalServicesRegion ?? 'us-east-1';
    for (const { settings, keyAt } of accounts) {
      const own = settings.regions ?? regions?.default;
      if (own === undefined) continue;
      for (const region of Object.keys(settings.quotas ?? {}))
        if (!own.includes(region) && region !== global)
          yield {
            at: keyAt('quotas', region),
            severity: 'warning',
            message: `the account asks for quotas in \`${region}\` and may not use that region`,
            help: 'add the region to its `regions`, or leave its quotas out',
          };
    }
  },
};
