import { awsRegions, zonePrefix } from '../../aws/regions';
import { diagnosticsOf } from '../../testing/estate';
import { looksLikeRegion } from './regionNames';

test('a region that AWS is not known to have is a warning, since it may be new', () => {
  const changes = { regions: 'regions: { default: [us-east-1], available: [us-east-1, eu-wset-2, xx-far-9] }' };
  expect(diagnosticsOf(changes)).toMatchObject([
    { code: 'region/unknown', severity: 'warning', column: 57, help: 'did you mean `eu-west-2`?' },
    { code: 'region/unknown', help: 'if it is new, this is no problem' },
  ]);
});

test('every region has a name in form, and zones of its own', () => {
  expect([...awsRegions].filter((region) => !looksLikeRegion(region))).toEqual([]);
  expect(['us-east-1', 'ap-southeast-2', 'us-gov-west-1', 'eu-central-1', 'nowhere'].map(zonePrefix)).toEqual([
    'use1',
    'apse2',
    'usgw1',
    'euc1',
    null,
  ]);
});
