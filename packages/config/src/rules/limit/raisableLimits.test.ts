import { said } from '../../testing/estate';

test('a limit that AWS raises for nobody is not stated higher', () => {
  expect(said('limit/not-raisable', { limits: 'limits: { scpCharacters: 20000, scps: 500, accounts: 5000 }' })).toEqual(
    [
      'AWS allows 10240 characters of an SCP, and raises that for nobody | leave the limit out, or state a smaller one: AWS Organizations User Guide, "Quotas for AWS Organizations"',
    ],
  );
});
