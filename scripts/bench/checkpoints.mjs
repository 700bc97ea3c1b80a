// What the embedded engine deployed, as the checkpoints that the Pulumi CLI would have left in a `file://` backend: a
// thousand accounts are deployed in minutes that way, and by the CLI itself in hours.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The project of all stacks of a landing zone. */
const PROJECT = 'landing-zone';
const STACK = 'pulumi:pulumi:Stack';
const REFERENCE = 'pulumi:pulumi:StackReference';
const AWS_VERSION = createRequire(import.meta.url)('@pulumi/aws/package.json').version;
const ENGINES_PROVIDER = 'pulumi:providers:pulumi';

/**
 * What the CLI writes into every checkpoint of a backend, whatever the stack: taken from one that it wrote.
 * @typedef {{ manifest: object; secrets_providers: object; metadata?: object }} Frame
 */
/** @typedef {Record<string, unknown>} Properties */
/**
 * A resource in the state of the embedded engine (`ResourceRecord` in packages/simulator/src/engine/stackState.ts).
 * @typedef {object} Record_
 * @property {string} urn
 * @property {string} type
 * @property {boolean} custom
 * @property {string} id
 * @property {string} parent
 * @property {string} provider
 * @property {Properties} inputs
 * @property {Properties} outputs
 * @property {string[]} secrets
 * @property {string[]} dependencies
 * @property {boolean} protect
 * @property {boolean} retainOnDelete
 * @property {boolean} halfMade
 */
/** @typedef {{ resources: Record_[]; condemned: Record_[]; outputs: Properties; secretOutputs: string[]; pending: object }} State */

/**
 * Writes the states of the stacks in the folder `from` as a backend of version 1 into the folder `to`, in the form of the
 * checkpoint that the CLI left of one stack there or elsewhere. Gives the names of the stacks.
 * @param {string} from
 * @param {string} to
 * @param {Frame} frame
 */
export function writeCheckpoints(from, to, frame) {
  const stacks = readdirSync(from).map((file) => file.replace(/\.json$/, ''));
  /** @type {Map<string, State>} */
  const states = new Map(stacks.map((stack) => [stack, stateIn(path.join(from, `${stack}.json`))]));
  const folder = path.join(to, '.pulumi/stacks', PROJECT);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(to, '.pulumi/meta.yaml'), 'version: 1\n');
  for (const [stack, state] of states) {
    const { manifest, secrets_providers, metadata = {} } = frame;
    const resources = resourcesOf(stack, state, (other) => states.get(other)?.outputs ?? {});
    const latest = { manifest, secrets_providers, resources, metadata };
    const checkpoint = { stack: `organization/${PROJECT}/${stack}`, latest };
    writeFileSync(path.join(folder, `${stack}.json`), JSON.stringify({ version: 3, checkpoint }));
  }
  return stacks;
}

/**
 * What the CLI writes into every checkpoint, out of one that it wrote.
 * @param {string} file
 * @returns {Frame}
 */
export function frameOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).checkpoint.latest;
}

/**
 * @param {string} file
 * @returns {State}
 * @throws {Error} if it is the state of a run that did not come to its end
 */
function stateIn(file) {
  if (!file.endsWith('.json')) throw new Error(`\`${file}\` is no state of a run that came to its end`);
  const lines = readFileSync(file, 'utf8').split('\n');
  /** @type {State} */
  const state = Object.assign({}, ...lines.filter((line) => line !== '').map((line) => JSON.parse(line)));
  const { resources, condemned, pending, secretOutputs } = state;
  if (condemned.length > 0 || Object.keys(pending).length > 0 || resources.some(({ halfMade }) => halfMade))
    throw new Error(`\`${file}\` is the state of a run that did not come to its end`);
  if (secretOutputs.length > 0) throw new Error(`\`${file}\` has secrets, which are not converted`);
  return state;
}

/**
 * @param {string} stack
 * @param {State} state
 * @param {(stack: string) => Properties} outputsOf
 */
function resourcesOf(stack, { resources, outputs }, outputsOf) {
  const [root, ...others] = resources;
  if (root?.type !== STACK) throw new Error(`the state of \`${stack}\` does not begin with the stack`);
  const references = [...new Set(resources.flatMap(({ dependencies }) => dependencies))]
    .filter((urn) => urn.split('::')[2] === REFERENCE)
    .sort();
  const provider = `urn:pulumi:${stack}::${PROJECT}::${ENGINES_PROVIDER}::default`;
  const own = references.length === 0 ? [] : [{ ...dated(provider, ENGINES_PROVIDER, true), id: uuid(provider) }];
  const read = references.map((urn) => {
    const name = urn.split('::')[3] ?? '';
    const known = outputsOf(name.replace(/^.*\//, ''));
    return {
      ...dated(urn, REFERENCE, true),
      id: name,
      inputs: { name },
      outputs: { name, outputs: known, secretOutputNames: [] },
      parent: root.urn,
      external: true,
      provider: `${provider}::${uuid(provider)}`,
    };
  });
  return [{ ...dated(root.urn, STACK, false), outputs }, ...own, ...read, ...inOrder(others).map(resourceOf)];
}

/**
 * Each after whatever it needs, as the CLI demands of a state: the embedded engine leaves what it has changed in its place.
 * @param {readonly Record_[]} records
 */
function inOrder(records) {
  const waiting = new Map(records.map((record) => [record.urn, record]));
  /** @type {Record_[]} */
  const ordered = [];
  const place = (/** @type {string} */ urn) => {
    const record = waiting.get(urn);
    if (record === undefined) return;
    waiting.delete(urn);
    for (const needed of [record.parent, urnIn(record.provider), ...record.dependencies]) place(needed);
    ordered.push(record);
  };
  for (const { urn } of records) place(urn);
  return ordered;
}

/** @param {Record_} record */
function resourceOf({ urn, type, custom, id, parent, provider, inputs, outputs, secrets, dependencies, ...options }) {
  const isProvider = type.startsWith('pulumi:providers:');
  return {
    ...dated(urn, type, custom),
    ...(custom ? { id: isProvider ? uuid(urn) : id } : {}),
    ...(isProvider ? configured(inputs) : { ...filled('inputs', inputs), ...filled('outputs', outputs) }),
    parent,
    ...(options.protect ? { protect: true } : {}),
    ...(dependencies.length > 0 ? { dependencies } : {}),
    ...(provider === '' ? {} : { provider: providerReference(provider) }),
    ...(secrets.length > 0 ? { additionalSecretOutputs: secrets } : {}),
    ...(options.retainOnDelete ? { retainOnDelete: true } : {}),
  };
}

/**
 * What the engine adds to what the program gives a provider: its version, and a place for what is its own.
 * @param {Properties} given
 */
function configured(given) {
  return { inputs: { __internal: {}, ...given, version: AWS_VERSION }, outputs: { ...given, version: AWS_VERSION } };
}

/**
 * @param {'inputs' | 'outputs'} key
 * @param {Properties} properties
 */
function filled(key, properties) {
  return Object.keys(properties).length === 0 ? {} : { [key]: properties };
}

/** When a resource was made is for people alone. */
const MADE = '2025-01-01T00:00:00Z';

/**
 * @param {string} urn
 * @param {string} type
 * @param {boolean} custom
 */
function dated(urn, type, custom) {
  return { urn, custom, type, created: MADE, modified: MADE };
}

/**
 * Of a resource, with the id that the provider has here.
 * @param {string} provider
 */
function providerReference(provider) {
  const urn = urnIn(provider);
  return `${urn}::${uuid(urn)}`;
}

/** @param {string} provider `<URN>::<id>` */
function urnIn(provider) {
  return provider.split('::').slice(0, 4).join('::');
}

/**
 * The id of a provider: the engine draws one, here it follows from the URN.
 * @param {string} urn
 */
function uuid(urn) {
  const digits = createHash('sha256').update(urn).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
