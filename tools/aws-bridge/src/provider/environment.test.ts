import { pluginEnvironment } from './environment';

const inherited = {
  PATH: '/bin',
  HOME: '/root',
  AWS_PROFILE: 'production',
  AWS_ACCESS_KEY_ID: 'real',
  https_proxy: 'http://proxy',
};

test('nothing of AWS goes on from the environment of the tests', () => {
  const environment = pluginEnvironment(inherited, undefined);
  expect(environment).toMatchObject({ PATH: '/bin', HOME: '/root' });
  expect(environment).not.toHaveProperty('AWS_PROFILE');
  expect(environment).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  expect(environment).not.toHaveProperty('https_proxy');
});

test('without a proxy it leads nowhere', () => {
  expect(pluginEnvironment(inherited, undefined)['AWS_ENDPOINT_URL']).toMatch(/^http:\/\/127\.0\.0\.1:9$/);
  expect(pluginEnvironment(inherited, 'http://127.0.0.1:4000')['HTTP_PROXY']).toBe('http://127.0.0.1:4000');
});
