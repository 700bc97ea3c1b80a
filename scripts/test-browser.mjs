// `npm run test:browser`: the tests that open a page in headless Chromium. Arguments go to jest.
// Without Chromium they are skipped, or fail if MICROACCOUNTS_REQUIRE_ENGINE=1.
import path from 'node:path';
import { env } from 'node:process';
import { isExecutable } from './executable.mjs';
import { browserResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';

const required = env['MICROACCOUNTS_REQUIRE_ENGINE'] === '1';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
// What is named is meant: no other takes its place.
const candidates =
  env['CHROMIUM'] === undefined || env['CHROMIUM'] === ''
    ? names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
    : [env['CHROMIUM']];
const chromium = candidates.find((candidate) => isExecutable(candidate));
if (chromium === undefined) {
  skipSuite({
    what: 'the tests of pages need Chromium, and none was found',
    instead: 'install it (`apt-get install chromium` on Debian), or name its executable in CHROMIUM',
    results: browserResults,
    required,
  });
} else {
  runSuite({
    config: 'jest.browser.config.js',
    results: browserResults,
    required,
    environment: { CHROMIUM: chromium },
  });
}
