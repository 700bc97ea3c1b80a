import { callerOf } from '../store/apiCall';
import { AwsError } from '../store/awsError';
import { Cloud, MANAGEMENT_ID } from '../testing/cloud';
import { AwsAccess, invokeOf } from '.';

describe('throttled calls', () => {
  it('are made again', async () => {
    let refusals = 3;
    const cloud = new Cloud({
      faults: {
        before: () => {
          if (refusals === 0) return;
          refusals -= 1;
          throw new AwsError('TooManyRequestsException', 'slow down', { status: 429 });
        },
      },
    });
    const access = new AwsAccess(cloud.aws, callerOf(MANAGEMENT_ID), 'us-east-1');
    const organization = await invokeOf('aws:organizations/getOrganization:getOrganization')(access, {});
    expect([refusals, organization['featureSet']]).toEqual([0, 'ALL']);
  });
});
