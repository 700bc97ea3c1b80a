// What an AWS would hold that had exactly what is expected: ids invented, references resolved.
import { createRequire } from 'node:module';
import path from 'node:path';
import { digest, MANAGEMENT, ORGANIZATION_ROOT, substitute } from '@microaccounts/resources';
import { root } from '../../results.mjs';

/** @typedef {import('@microaccounts/drift').PartedExpectation} Parts */
/** @typedef {import('@microaccounts/resources').LandingZoneResource} Resource */
/** @typedef {import('@microaccounts/resources').ObservedResource} Observed */

// The steps of the drift job, which only whoever measures them looks at one by one.
const load = createRequire(import.meta.url);
const inner = (/** @type {string} */ file) => load(path.join(root, 'packages/drift/dist', file));
/** @type {typeof import('../../../packages/drift/src/identify/foretoldArn.js')} */
const { foretoldArn } = inner('identify/foretoldArn.js');
/** @type {typeof import('../../../packages/drift/src/identify/owner.js')} */
const { ownerOf } = inner('identify/owner.js');
/** @type {typeof import('../../../packages/drift/src/stream/foretelling.js')} */
export const { Foretelling } = inner('stream/foretelling.js');

export const ROOT = 'r-abcd';

/**
 * Embodies the resources of an expectation, one by one, and remembers none of them.
 * @param {Parts} parts
 */
export function embodiment(parts) {
  const numbers = new Map(parts.accounts.map(({ key }, index) => [key, String(200_000_000_000 + index)]));
  const accountId = (/** @type {string} */ key) =>
    key === MANAGEMENT ? parts.managementAccountId : (numbers.get(key) ?? '');

  /** @param {string} address */
  const idAt = (address) => {
    if (address === ORGANIZATION_ROOT) return ROOT;
    const [kind, key = '', inside] = address.split('/');
    if (kind === 'account' && inside === undefined) return accountId(key);
    const hash = digest(address).slice(0, 17);
    return kind === 'organizational-unit' ? `ou-abcd-${hash}` : kind === 'scp' ? `p-${hash}` : `x-${hash}`;
  };
  /** The account whose resources were asked for last: most references are to its own. */
  let last = { key: '', arns: new Map() };
  /** @param {string} key */
  const arnsOf = (key) => {
    if (last.key !== key) {
      const arns = parts
        .baseline(key)
        .map((one) => /** @type {const} */ ([one.address, foretoldArn(one, accountId(key))]));
      last = { key, arns: new Map(arns) };
    }
    return last.arns;
  };
  /** @param {string} address @param {string} [attribute] @returns {string} */
  const resolve = (address, attribute = 'arn') => {
    if (attribute !== 'arn') return idAt(address);
    const [kind, key = ''] = address.split('/');
    const owner = kind === 'account' ? key : parts.networkAccount;
    const known = kind === 'account' ? arnsOf(owner).get(address) : undefined;
    return known ?? `arn:aws:x:us-east-1:${accountId(owner)}:thing/${idAt(address)}`;
  };
  /** @param {Resource} resource @returns {Observed} */
  const embodied = (resource) => {
    const { kind, address, region } = resource;
    const ids = { id: idAt(address), arn: resolve(address) };
    const value = /** @type {import('@microaccounts/resources').Value} */ (resource.properties);
    const properties = /** @type {Observed['properties']} */ (
      substitute(value, ({ ref, attribute }) => resolve(ref, attribute))
    );
    return { kind, accountId: accountId(ownerOf(resource, parts.networkAccount)), region, ids, properties };
  };
  return { accountId, embodied };
}
