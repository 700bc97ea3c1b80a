// An account has network where it may be, and where there is one.
import type { FileRule } from '../rule';

export const networkRegions: FileRule = {
  code: 'network/outside-regions',
  demands: 'an account asks for network in its own regions only',
  perFile: true,
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

export const networkPools: FileRule = {
  code: 'network/no-pool',
  demands: 'an account asks for network only where the region has a pool',
  perFile: true,
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
