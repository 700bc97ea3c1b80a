// A plugin of nx: every account of `estate/` is a project with the target `up`, so that `nx affected -t up` deploys what a
// change touches, and agents of nx share the work among machines.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';

const ESTATE = 'estate';
const COMMAND = 'npx --no microaccounts up';
const CLI = '@microaccounts/cli';

/**
 * @typedef {import('nx/src/devkit-exports').ProjectConfiguration} Project
 * @typedef {import('nx/src/devkit-exports').TargetConfiguration} Target
 */

/**
 * A target that is never answered from the cache: what is deployed is not known to nx.
 * @param {string} command
 * @param {string} project what goes before it, and which target of that
 * @param {string} target
 * @returns {Target}
 */
const uncached = (command, project, target) => ({
  executor: 'nx:run-commands',
  cache: false,
  dependsOn: [{ projects: [project], target }],
  options: { command },
});

/**
 * The code that reads and deploys the estate. Not as a dependency on its projects: the inputs of their tests include the
 * estate, so every change of an account would affect them, and through them all accounts.
 */
const CODE = ['packages/*/src/**/*', 'apps/*/src/**/*', 'package-lock.json'].map((file) => `{workspaceRoot}/${file}`);

/**
 * The keys of the accounts in a file: those of its `accounts`, otherwise its name. What cannot be read is one account, so
 * that a broken file fails in `up`, which says where, and not here.
 * @param {string} file from the root of the workspace
 * @param {string} text
 * @returns {{ keys: readonly string[]; several: boolean }}
 */
export function accountsOf(file, text) {
  const alone = { keys: [path.posix.basename(file).replace(/\.ya?ml$/, '')], several: false };
  // Of most files this says enough; reading them all as YAML would take seconds at thousands of accounts.
  if (!/accounts/.test(text)) return alone;
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0) return alone;
    const { accounts } = document.toJS();
    return typeof accounts === 'object' && accounts !== null ? { keys: Object.keys(accounts), several: true } : alone;
  } catch {
    return alone;
  }
}

/**
 * The projects of one file. A project's root is the file itself, which is how nx finds whose a changed file is; accounts
 * that share a file have roots below it and depend on the project of the file.
 * @param {string} file from the root of the workspace
 * @param {string} text
 * @returns {Record<string, Project>} by root
 */
export function projectsOf(file, text) {
  const { keys, several } = accountsOf(file, text);
  const [businessUnit = '', name = ''] = file
    .replace(/\.ya?ml$/, '')
    .split('/')
    .slice(-2);
  const shared = `accounts.${businessUnit}.${name}`;
  /** @param {string} key @param {string} root @param {string[]} implicitDependencies @returns {[string, Project]} */
  const account = (key, root, implicitDependencies) => [
    root,
    {
      name: `account.${key}`,
      root,
      projectType: 'application',
      tags: ['account', `business-unit:${businessUnit}`],
      implicitDependencies,
      targets: { up: uncached(`${COMMAND} --accounts ${key}`, ESTATE, 'up') },
    },
  ];
  const fit = keys.filter((key) => /^[a-z][a-z0-9-]{0,39}$/.test(key));
  if (!several) return Object.fromEntries(fit.map((key) => account(key, file, [ESTATE])));
  return Object.fromEntries([
    [file, { name: shared, root: file, implicitDependencies: [ESTATE], targets: {} }],
    ...fit.map((key) => account(key, `${file}/${key}`, [shared])),
  ]);
}

/**
 * What all accounts go by: the files of the estate that are no account's, and the code that reads them.
 * @returns {Record<string, Project>} by root
 */
function estate() {
  const up = { ...uncached(`${COMMAND} --shared`, CLI, 'build'), inputs: CODE };
  return { [ESTATE]: { name: ESTATE, root: ESTATE, projectType: 'application', targets: { up } } };
}

/** @type {import('nx/src/devkit-exports').CreateNodesV2} */
export const createNodesV2 = [
  `${ESTATE}/{landing-zone.{yaml,yml},accounts/*/*.{yaml,yml}}`,
  (files, _options, { workspaceRoot }) =>
    files.map((file) => [
      file,
      {
        projects: file.startsWith(`${ESTATE}/accounts/`)
          ? projectsOf(file, readFileSync(path.join(workspaceRoot, file), 'utf8'))
          : estate(),
      },
    ]),
];
