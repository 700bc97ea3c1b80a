// Program: how long the comparison of many accounts takes, without any call: `node comparison.mjs <accounts> <seed>`.
import process from 'node:process';
import { identify, judge, partedExpectation } from '@microaccounts/drift';
import { embodiment, Foretelling, ROOT } from './embodiment.mjs';
import { full } from './estates.mjs';

const [accounts, seed] = process.argv.slice(2).map(Number);
const parts = partedExpectation(full(accounts ?? 0, seed ?? 1));
const { embodied } = embodiment(parts);
const { managementAccountId, networkAccount } = parts;
const owners = { managementAccountId, root: ROOT, networkAccount };
const nobody = { deployed: null, digestOf: () => null };
/** Of this process, with the compiled landing zone, before anything is compared. */
const loaded = process.resourceUsage().maxRSS / 1024;

const milliseconds = { making: 0, identifying: 0, comparing: 0 };
let inventing = 0;
/** @template T @param {keyof typeof milliseconds} what @param {() => T} does */
function timed(what, does) {
  const begin = performance.now();
  const made = does();
  milliseconds[what] += performance.now() - begin;
  return made;
}

let resources = 0;
/**
 * As the job does with each part that it has read.
 * @param {() => readonly import('./embodiment.mjs').Resource[]} make
 * @param {import('@microaccounts/drift').ExpectedAccount[]} of
 * @param {any} [known]
 */
function part(make, of, known) {
  const expected = timed('making', make);
  const begin = performance.now();
  const observed = expected.map(embodied);
  inventing += performance.now() - begin;
  const identified = timed('identifying', () => identify(observed, expected, owners, known));
  const expectation = { ...parts, accounts: of, resources: expected };
  const observation = { ...identified, unchecked: new Map(), calls: 0 };
  const { findings } = timed('comparing', () => judge(expectation, observation, nobody));
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 2)));
  resources += expected.length;
  return identified.known;
}

let known = part(() => parts.organization(), [...parts.accounts]);
for (const region of parts.regions) known = part(() => parts.network(region), [], known);
const foretelling = new Foretelling(known, (/** @type {string} */ key) => parts.baseline(key));
for (const { key } of parts.accounts) part(() => parts.baseline(key), [], foretelling);

const { maxRSS } = process.resourceUsage();
const megabytes = { most: maxRSS / 1024, loaded };
console.log(JSON.stringify({ resources, milliseconds, inventing, megabytes }));
