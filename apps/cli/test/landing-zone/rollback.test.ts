// Files that are rolled back after an `up` that failed: whichever call it was that failed, and however, the next `up` brings
// AWS back to the first files and leaves nothing over.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Sweep } from './rollback';
import { ROOT } from './simulation';

/** A sample of all calls; `ROLLBACK_STRIDE=1` lets each fail in each way. */
const STRIDE = Number(process.env['ROLLBACK_STRIDE'] ?? 40);
/** Where in the calls the sample begins. */
const SEED = Number(process.env['ROLLBACK_SEED'] ?? randomInt(1_000_000));

/** Lets plain Node load the workspace's sources as the tests do. */
const LOADER = `
  const { transformSync } = require('@swc/core');
  const fs = require('node:fs'), Module = require('node:module');
  const { preset } = require(${JSON.stringify(join(ROOT, 'jest.preset'))});
  const { moduleNameMapper, transform } = preset(${JSON.stringify(ROOT)});
  const [[, [, options]]] = Object.entries(transform);
  Module._extensions['.ts'] = (module, file) => module._compile(transformSync(fs.readFileSync(file, 'utf8'), options).code, file);
  const names = Object.entries(moduleNameMapper).map(([pattern, file]) => [new RegExp(pattern), file]);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...rest) => {
    const found = names.find(([pattern]) => pattern.test(name));
    return resolve(found === undefined ? name : name.replace(found[0], found[1]), ...rest);
  };
`;

it('brings the first files back, whatever call of the second failed', () => {
  // In a process of its own: Jest takes the unhandled rejections of its process for itself.
  const script = `${LOADER}
    require('./rollback.ts').sweep(${SEED}, ${STRIDE}).then((sweep) => console.log(JSON.stringify(sweep)));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-warnings', '-e', script], {
    cwd: __dirname,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { calls, tried, wrong } = JSON.parse(stdout) as Sweep;
  // So that it can be repeated.
  process.stdout.write(`ROLLBACK_SEED=${SEED} ROLLBACK_STRIDE=${STRIDE}: ${tried} of ${4 * calls} failures\n`);
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThan(30);
}, 1_800_000);
