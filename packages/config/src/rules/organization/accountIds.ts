// Account ids have twelve digits, and each is of one account.
import { accountIdPattern } from '../../patterns';
import { valueIn } from '../../written/file';
import type { Spot } from '../../spot';
import type { Complaint, FileRule, Rule } from '../rule';

export const accountIds: FileRule = {
  code: 'organization/invalid-account-id',
  demands: 'an account id has twelve digits',
  source: 'AWS Account Management Reference Guide, "View AWS account identifiers"',
  perFile: true,
  *check({ landingZone, accounts }) {
    yield* judge(
      landingZone.value.organization?.managementAccountId,
      valueIn(landingZone, 'organization', 'managementAccountId'),
    );
    for (const { settings, valueAt } of accounts) yield* judge(settings.id, valueAt('id'));
  },
};

export const distinctAccountIds: Rule = {
  code: 'account/duplicate-id',
  demands: 'no two accounts have the same id, and none has that of the management account, which is not of the estate',
  *check({ landingZone, accounts }) {
    const owners = new Map([[landingZone.value.organization?.managementAccountId, 'the management account']]);
    for (const { key, settings, valueAt } of accounts) {
      if (settings.id === undefined) continue;
      const owner = owners.get(settings.id);
      if (owner === undefined) owners.set(settings.id, `\`${key}\``);
      else if (owner !== `\`${key}\``)
        yield {
          at: valueAt('id'),
          message: `\`${settings.id}\` is the id of ${owner}`,
          help: 'leave `id` out for an account that does not exist yet',
        };
    }
  },
};

function judge(id: string | undefined, at: Spot): Complaint[] {
  if (id === undefined || accountIdPattern.test(id)) return [];
  return [
    { at, message: `\`${id}\` is not an account id`, help: 'an account id has twelve digits, as in `"123456789012"`' },
  ];
}
