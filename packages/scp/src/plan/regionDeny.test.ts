import { meantEstate } from '@microaccounts/config/testing';
import { globalActions, globalRegionServices } from './globalServices';
import { regionDeny } from './regionDeny';

const estate = meantEstate();
const exempt = {
  'aws:PrincipalARN': [
    'arn:aws:iam::*:role/LandingZoneAutomation',
    'arn:aws:iam::*:role/OrganizationAccountAccessRole',
    'arn:aws:iam::*:role/landing-zone/LandingZoneAudit',
  ],
};
const globalRegionActions = globalRegionServices.map((prefix) => `${prefix}:*`);

test('an account that works in the region of global services needs one statement', () => {
  const { content } = regionDeny(estate, ['us-east-1', 'eu-west-2']);
  expect(content.Statement).toEqual([
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: [...globalActions].sort(),
      Resource: '*',
      Condition: { ArnNotLike: exempt, StringNotEquals: { 'aws:RequestedRegion': ['eu-west-2', 'us-east-1'] } },
    },
  ]);
});

test('for an account elsewhere the region of global services is open for what works only there, and nothing else', () => {
  const { content } = regionDeny(estate, ['eu-west-2']);
  expect(content.Statement).toEqual([
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: [...globalActions, ...globalRegionActions].sort(),
      Resource: '*',
      Condition: { ArnNotLike: exempt, StringNotEquals: { 'aws:RequestedRegion': 'eu-west-2' } },
    },
    {
      Sid: 'GlobalServicesRegion',
      Effect: 'Deny',
      Action: [...globalRegionActions].sort(),
      Resource: '*',
      Condition: { ArnNotLike: exempt, StringNotEquals: { 'aws:RequestedRegion': ['eu-west-2', 'us-east-1'] } },
    },
  ]);
});

test.each(['acm:*', 'kms:*', 'wafv2:*', 'servicequotas:*', 'ram:*', 'ec2:*', 's3:*', 'lambda:*'])(
  '%s is not open in every region',
  (action) => expect(globalActions).not.toContain(action),
);

test('the lists have nothing twice', () => {
  for (const list of [globalActions, globalRegionServices]) expect(new Set(list).size).toBe(list.length);
});

test('its description names the regions, and its text fits many times over', () => {
  const policy = regionDeny(estate, ['us-east-1', 'eu-west-2']);
  expect(policy.description).toBe(`Region deny (${policy.text.length} characters): only eu-west-2, us-east-1`);
  expect(policy.text.length).toBeLessThan(4000);
});
