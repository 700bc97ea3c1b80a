import { placesOf, said } from '../../testing/estate';

const account = 'accounts/shop/web-dev.yaml';

test('roles have names that IAM accepts and that nobody has', () => {
  const changes = {
    baseline: 'baseline: { roles: { Support: {}, LandingZoneAudit: {}, developer: {} } }',
    [account]: `environment: dev\nroles: { "Data Scientist": {}, support: {}, Own: {}, OWN: {}, Developer: {} }\n`,
  };
  expect(said('role/invalid-name', changes)).toEqual([
    '`Data Scientist` cannot be the name of a role | use 1 to 64 letters, digits and `+=,.@_-`',
  ]);
  expect(said('role/reserved-name', changes)).toEqual([
    "the role `LandingZoneAudit` is the landing zone's own | choose another name",
  ]);
  expect(said('role/ambiguous-name', changes)).toEqual([
    'the roles `support` and `Support` would be one to IAM | did you mean `Support`?',
    'the roles `OWN` and `Own` would be one to IAM | did you mean `Own`?',
    'the roles `developer` and `Developer` would be one to IAM | did you mean `Developer`?',
  ]);
});

test('policies of roles are managed policies', () => {
  const changes = {
    [account]:
      'environment: dev\nroles: { Own: { policies: [ReadOnlyAccess, "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"] } }\n',
    baseline: 'baseline: { roles: { Support: { policies: ["arn:aws:iam::aws:role/x"] } } }',
  };
  expect(placesOf('role/invalid-policy', changes)).toEqual([`${account}:2:28`, 'landing-zone.yaml:6:44']);
});

test('groups are told apart by role, and hold only words that are replaced', () => {
  const changes = { baseline: 'baseline: { group: "AWS-{accountid}", roles: { Support: { group: "AWS-{foo}" } } }' };
  expect(said('role/group-template', changes)).toEqual([
    'nothing replaces `{accountid}` | did you mean `accountId`?',
    'the template gives all roles of an account to one group | put `{role}` in it, as in `AWS-{accountId}-{role}`',
    'nothing replaces `{foo}` | the words are `accountId`, `accountKey` and `role`',
  ]);
});

test('groups can be tags of roles', () => {
  const changes = {
    baseline: 'baseline: { group: "AWS {accountId}/{role}" }',
    [account]: 'environment: dev\nroles: { Own: { group: "R&D" }, Support: { group: "Ops (all)" } }\n',
  };
  expect(placesOf('role/invalid-group', changes)).toEqual([`${account}:2:24`, `${account}:2:51`]);
});
