import { placesOf, said } from '../../testing/estate';

test('regions are called as AWS calls them', () => {
  expect(
    said('region/invalid-name', {
      regions:
        'regions: { default: [us-east-1], available: [us-east-1, useast1, us-gov-west-1], globalServicesRegion: virginia }',
    }),
  ).toEqual([
    '`useast1` is not the name of a region | write it as in `eu-west-2`',
    '`virginia` is not the name of a region | write it as in `eu-west-2`',
  ]);
});

test('a region that is named anywhere is available', () => {
  const changes = {
    regions: 'regions: { default: [us-east-1, eu-north-1], available: [us-east-1, eu-west-2] }',
    network: 'network: { pools: { eu-west-1: [10.0.0.0/12] }, availabilityZones: { eu-west-1: [euw1-az1] } }',
    'accounts/shop/web.yaml':
      'regions: [ap-south-1]\naccounts: { web-dev: { environment: dev, regions: [us-east-1, eu-wst-2] }, web-prod: { environment: prod, network: { eu-west-3: {} } } }\n',
  };
  expect(said('region/unavailable', changes)).toEqual([
    'the region `ap-south-1` is not available | there are `eu-west-2` and `us-east-1`',
    'the region `eu-wst-2` is not available | did you mean `eu-west-2`?',
    'the region `eu-west-3` is not available | did you mean `eu-west-2`?',
    'the region `eu-north-1` is not available | there are `eu-west-2` and `us-east-1`',
    'the region `eu-west-1` is not available | did you mean `eu-west-2`?',
    'the region `eu-west-1` is not available | did you mean `eu-west-2`?',
  ]);
  expect(placesOf('region/unavailable', changes).slice(0, 2)).toEqual([
    'accounts/shop/web.yaml:1:11',
    'accounts/shop/web.yaml:2:63',
  ]);
});

test('what is default is available where nothing else is said', () => {
  expect(said('region/unavailable', { regions: 'regions: { default: [eu-north-1] }' })).toEqual([]);
});
