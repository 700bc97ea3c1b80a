// How long `microaccounts plan` takes for one changed account of a large estate, compared with a commit.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, summary } from './runs.mjs';

/**
 * Seconds of wall clock and of the processor, start included. The estate in `folder`, of which the lock is up to date, is
 * committed to a repository of its own, and one account is allowed one service more.
 * @param {string} folder
 * @param {number} runs
 */
export function planOfOneAccount(folder, runs) {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(
    folder,
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '--message',
    'estate',
  );
  const unit = path.join(folder, 'accounts/unit-1');
  const file = path.join(unit, readdirSync(unit).sort()[0] ?? '');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('services: { allow: [', 'services: { allow: [codebuild, '));
  // The first run finds the files in no cache, and is not counted.
  const measured = Array.from({ length: runs + 1 }, () =>
    run(['plan', '--estate', folder, '--base', 'HEAD', '--format', 'json', '--exit-code'], [2]),
  ).slice(1);
  writeFileSync(file, text);
  return {
    wall: summary(measured.map(({ seconds }) => seconds)),
    processor: summary(measured.map(({ processor }) => processor)),
  };
}

/**
 * @param {string} folder
 * @param {string[]} words
 */
function git(folder, ...words) {
  const { status, stderr } = spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
}
