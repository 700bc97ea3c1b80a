// How long an estate takes in which a file means harm.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, summary } from './runs.mjs';

const times = (/** @type {number} */ count, /** @type {(index: number) => string} */ line) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const bomb = times(
  9,
  (index) =>
    `k${index}: &a${index} [${Array(10)
      .fill(index === 0 ? 'x' : `*a${index - 1}`)
      .join(', ')}]`,
);

/** @type {{ readonly [name: string]: string }} */
const TEXTS = {
  'a bomb of aliases': bomb,
  '60,000 aliases': `k: &x y\n${times(60_000, (index) => `k${index}: *x`)}`,
  '5 MB': 'x'.repeat(5 * 2 ** 20),
  '3.9 MB of list entries': '- a\n'.repeat(1_000_000),
  '3.9 MB of brackets': `a: ${'[] '.repeat(1_300_000)}`,
  '3.9 MB of line ends': `a: [${'\n'.repeat(3_900_000)}`,
  '1,000 levels': `a: ${'['.repeat(1000)}`,
  '100,000 unknown keys': times(100_000, (index) => `key-${index}: x`),
  '100,000 unknown keys and a fault': `${times(100_000, (index) => `key-${index}: x`)}\na: [`,
  'a line of 2 MB': `environment: dev\ndescription: ${'x'.repeat(2_000_000)}`,
  '5,000 accounts that do not exist': `environment: dev\ntrustedAccounts:\n${times(5000, (index) => `  ledgr-${index}: [kms]`)}`,
};

/**
 * Seconds of wall clock and of the processor for each such file, in the estate in `folder`, which is spoiled by it.
 * @param {string} folder
 * @param {number} runs
 */
export function hostileFiles(folder, runs) {
  const file = path.join(folder, 'accounts/unit-1/hostile.yaml');
  return Object.entries(TEXTS).map(([name, text]) => {
    writeFileSync(file, text);
    const measured = Array.from({ length: runs }, () => run(['validate', '--estate', folder], [0, 1]));
    return {
      name,
      wall: summary(measured.map(({ seconds }) => seconds)),
      processor: summary(measured.map(({ processor }) => processor)),
    };
  });
}
