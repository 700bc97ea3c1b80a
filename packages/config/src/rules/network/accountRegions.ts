// An account has network where it may be, and where there is one.
import type { Rule } from '../rule';

export const networkRegions: Rule = {
  code: 'network/outside-regions',
  demands: 'an account asks for network in its own regions only',
  *check({ landingZone, accounts }) {
    for (const { settings, keyAt } of accounts) {
      const regions = settings.regions ?? landingZone.value.regions?.default;
      if (settings.network === undefined || settings.network === 'none' || regions === undefined) continue;
      for (const region of Object.keys(settings.network))
        if (!regions.includes(region))
          yield {
            at: keyAt('network', region),
            message: `the account asks for network in \`${region}\` and may not use that region`,
            help: 'add the region to its `regions`, or leave its network out',
          };
    }
  },
};

export const networkPools: Rule = {
  code: 'network/no-pool',
  demands: 'an account asks for network only where the region has a pool',
  *check({ accounts, known }) {
    for (const { settings, keyAt } of accounts) {
      if (settings.network === undefined || settings.network === 'none' || known.pools === undefined) continue;
      for (const region of Object.keys(settings.network))
        if (!known.pools.has(region))
          yield {
            at: keyAt('network', region),
            message: `there is no network in \`${region}\``,
            help: 'add the region to `network.pools`',
          };
    }
  },
};
