// How the time of each rule grows when an estate becomes ten times as large.
import { cpuUsage } from 'node:process';
import { parseEstate, rules } from '@microaccounts/config';

/** What takes less than this at the larger size cannot be told from noise. */
const NOISE = 20;
/** Ten times the accounts, with room for noise. */
const MOST = 15;
const TIMES = 9;

/**
 * Several small estates are measured together, since one of them alone would be in the caches of the processor, which
 * a large one does not fit into.
 * @param {ReadonlyMap<string, string>[]} small the texts of ten estates
 * @param {ReadonlyMap<string, string>} large those of one that is as large as all of them
 */
export function growthOfRules(small, large) {
  const [before, after] = [timesOf(small), timesOf([large])];
  return rules
    .map(({ code }) => {
      const [from, to] = [(before.get(code) ?? 0) / small.length, after.get(code) ?? 0];
      const growth = to / from;
      return { code, from, to, growth, isTooMuch: to > NOISE && growth > MOST };
    })
    .sort((a, b) => b.to - a.to);
}

/**
 * Rule → milliseconds of the processor, the least of several times.
 * @param {readonly ReadonlyMap<string, string>[]} estates
 */
function timesOf(estates) {
  const all = estates.map((texts) => parseEstate({ texts, diagnostics: [] }).written);
  const least = new Map(rules.map(({ code }) => [code, Infinity]));
  for (let time = 0; time < TIMES; time++)
    for (const { code, check } of rules) {
      const begin = cpuUsage();
      // A rule may be lazy: what it finds is gone through, so that it is found.
      for (const written of all) for (const { at } of check(written)) if (at.file === '') throw new Error(code);
      const { user, system } = cpuUsage(begin);
      least.set(code, Math.min(least.get(code) ?? Infinity, (user + system) / 1000));
    }
  return least;
}
