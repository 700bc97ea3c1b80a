// Watches the memory of a process and of those that it starts, as /proc tells it; elsewhere it knows nothing.
import { readdirSync, readFileSync } from 'node:fs';

const INTERVAL = 100;

/**
 * Begins to watch. `stop` gives the most that all processes held together, in MB of 2^20 bytes, and the most that one
 * process of each name held.
 * @param {number | undefined} pid
 */
export function memoryOf(pid) {
  /** @type {number | undefined} */
  let together;
  /** @type {Record<string, number>} */
  const largest = {};
  const timer = setInterval(() => {
    const seen = pid === undefined ? [] : family(pid);
    if (seen.length === 0) return;
    together = Math.max(together ?? 0, sum(seen.map(({ megabytes }) => megabytes)));
    for (const { name, megabytes } of seen) largest[name] = Math.max(largest[name] ?? 0, megabytes);
  }, INTERVAL);
  return {
    stop() {
      clearInterval(timer);
      return { together, largest };
    },
  };
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * A process and its descendants.
 * @param {number} pid
 */
function family(pid) {
  const all = processes();
  const members = new Set([pid]);
  // A child is listed after its parent as a rule; the second round is for the numbers that wrapped around.
  for (let round = 0; round < 2; round++) {
    for (const each of all) if (members.has(each.parent)) members.add(each.pid);
  }
  return all.filter((each) => members.has(each.pid));
}

function processes() {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? processOf(Number(name)) : []));
  } catch {
    return [];
  }
}

/** @param {number} pid */
function processOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (/** @type {string} */ key) => new RegExp(`^${key}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
    const megabytes = Number(field('VmRSS')) / 1024;
    return [{ pid, parent: Number(field('PPid')), name: field('Name'), megabytes }];
  } catch {
    return [];
  }
}
