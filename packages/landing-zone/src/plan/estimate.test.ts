import { planOf } from '../testing/editedEstate';
import { estimate } from './estimate';

it('is nothing for nothing', () => {
  expect(estimate([], [])).toEqual({ seconds: 0, because: [] });
});

it('is the creations, five at once, the calls about SCPs and the stacks', () => {
  const { changes, stacks } = planOf({ 'accounts/analytics/pricing-dev.yaml': 'environment: dev\nnetwork: none\n' });
  const { seconds, because } = estimate(changes, stacks);
  expect(because[0]).toBe('1 account created, 5 at once, about 3 minutes each');
  expect(seconds).toBeGreaterThan(180);
  const six = Array.from({ length: 6 }, () => changes.filter(({ kind }) => kind === 'account')).flat();
  expect(estimate(six, []).seconds).toBe(360);
});

it('counts waves of five, which take longer than the rate at which creations may begin', () => {
  const { changes } = planOf({ 'accounts/analytics/pricing-dev.yaml': 'environment: dev\nnetwork: none\n' });
  const created = changes.filter(({ kind }) => kind === 'account');
  const thousand = Array.from({ length: 1000 }, () => created).flat();
  expect(estimate(thousand, []).seconds).toBe(200 * 180);
});
