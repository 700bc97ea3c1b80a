// Account ids have twelve digits.
import { valueIn } from '../../written/file';
import type { Spot } from '../../spot';
import type { Complaint, Rule } from '../rule';

export const accountIds: Rule = {
  code: 'organization/invalid-account-id',
  demands: 'an account id has twelve digits',
  *check({ landingZone, accounts }) {
    yield* judge(
      landingZone.value.organization?.managementAccountId,
      valueIn(landingZone, 'organization', 'managementAccountId'),
    );
    for (const { settings, valueAt } of accounts) yield* judge(settings.id, valueAt('id'));
  },
};

function judge(id: string | undefined, at: Spot): Complaint[] {
  if (id === undefined || /^\d{12}$/.test(id)) return [];
  return [
    { at, message: `\`${id}\` is not an account id`, help: 'an account id has twelve digits, as in `"123456789012"`' },
  ];
}
