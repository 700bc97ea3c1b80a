// Who may import whom, written once. Lint holds the sources to it, a test holds package.json and tsconfig.json to it.
import path from 'node:path';

const vocabulary = ['resources'];
const domain = ['config', ...vocabulary];
const factory = ['scp', 'policies', 'networking', ...domain];
const whole = ['account-factory', ...factory];
const watch = ['landing-zone', ...whole];
const apps = ['drift', ...watch];

/**
 * For each package of the workspace, the packages that its sources may import: dependencies point one way.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const mayImport = {
  resources: [],
  config: vocabulary,
  scp: domain,
  policies: domain,
  networking: domain,
  'account-factory': factory,
  'landing-zone': whole,
  drift: watch,
  simulator: vocabulary,
  stacks: apps,
  bootstrap: whole,
  'drift-schedule': ['bootstrap', ...apps],
  cli: ['stacks', 'bootstrap', 'simulator', ...apps],
  'aws-bridge': [],
};

/**
 * What a test may import beside that: the simulated AWS and the bridge to the real provider depend on nothing that could
 * depend on the tested package. Only tests may import the bridge.
 */
export const testsMayImport = ['simulator', 'aws-bridge'];

/**
 * The packages whose sources compute from plain values to plain values, and the folders under their `src` that are
 * exempt because they are the edge to the disk, to Pulumi or to AWS. Everything else in them imports no I/O.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const impureRooms = {
  resources: ['deploy', 'observe'],
  config: ['read'],
  scp: ['deploy', 'observe'],
  policies: ['deploy', 'observe'],
  networking: ['deploy', 'observe'],
  'account-factory': ['deploy', 'observe'],
  'landing-zone': ['deploy'],
  bootstrap: ['deploy'],
  'drift-schedule': ['deploy', 'task'],
};

/** The modules of Node that compute and touch nothing outside of the process. */
export const pureNodeModules = ['node:crypto', 'node:path', 'node:util', 'node:assert'];

/** Packages that stand for the outside world. */
export const impureScopes = ['@pulumi/', '@aws-sdk/', '@smithy/', '@grpc/'];

/**
 * The folder of a package, from the root of the workspace.
 * @param {string} name
 */
export function folderOf(name) {
  if (name === 'aws-bridge') return `tools/${name}`;
  return ['bootstrap', 'cli', 'drift-schedule', 'stacks'].includes(name) ? `apps/${name}` : `packages/${name}`;
}

/** The root of the workspace. */
export const root = path.join(import.meta.dirname, '../..');

/**
 * A file as the rules know it: from the root of the workspace, with `/`, wherever lint was started.
 * @param {string} file an absolute path
 */
export function fromRoot(file) {
  return path.relative(root, file).split(path.sep).join('/');
}

/**
 * The package that a file is in, if it is in one.
 * @param {string} file from the root of the workspace
 */
export function packageOf(file) {
  return Object.keys(mayImport).find((name) => file.startsWith(`${folderOf(name)}/`));
}

/**
 * Is this a test, or what only tests use?
 * @param {string} file from the root of the workspace
 */
export function isTest(file) {
  return /\.test\.ts$|^[^/]+\/[^/]+\/test\/|\/testing\//.test(file);
}
