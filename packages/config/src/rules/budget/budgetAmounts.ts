// A budget is an amount of money.
import type { Spot } from '../../spot';
import { valueIn } from '../../written/file';
import type { Complaint, FileRule } from '../rule';

export const budgetAmounts: FileRule = {
  code: 'budget/invalid-amount',
  demands: 'a budget is an amount in dollars with at most two digits after the point, below a billion',
  source: 'AWS Budgets API Reference, "Spend"',
  perFile: true,
  *check({ landingZone, accounts }) {
    yield* judge(
      landingZone.value.baseline?.budget?.monthlyUsd,
      valueIn(landingZone, 'baseline', 'budget', 'monthlyUsd'),
    );
    for (const { settings, valueAt } of accounts)
      yield* judge(settings.budget?.monthlyUsd, valueAt('budget', 'monthlyUsd'));
  },
};

function judge(amount: number | undefined, at: Spot): Complaint[] {
  // Digits of the number as it is written, since 0.1 and the like have no exact binary form.
  if (amount === undefined || (/^\d+(\.\d{1,2})?$/.test(String(amount)) && amount < 1e9)) return [];
  return [{ at, message: `\`${amount}\` is no amount in dollars and cents`, help: 'write it as in `1000` or `49.90`' }];
}
