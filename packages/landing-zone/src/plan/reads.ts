// What a stack reads of other stacks: the outputs on which it depends, and their digest.
import { canonicalJson, digest, MANAGEMENT, ORGANIZATION_ROOT, references } from '@microaccounts/resources';
import { publicationOf, type Publication } from './publication';
import { accountStack } from './stacks';
import type { StackSpec } from './stackSpec';

/** The value of what a stack reads; undefined while no stack publishes it. */
export type PublishedValue = (publication: Publication) => unknown;

/**
 * Everything that the program of a stack reads of others, sorted and each once: what its resources refer to, and the ids of
 * the accounts that it enters.
 */
export function readsOf(spec: StackSpec): Publication[] {
  const found = new Map<string, Publication>();
  const add = (publication: Publication | null): void => {
    if (publication !== null && publication.stack !== spec.name) found.set(nameOf(publication), publication);
  };
  for (const { properties } of spec.resources)
    for (const reference of references(properties))
      if (reference.ref !== ORGANIZATION_ROOT) add(publicationOf(reference));
  for (const account of enteredAccounts(spec)) add({ stack: accountStack(account), output: 'accountId', key: null });
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, publication]) => publication);
}

/** A digest of the values that a stack reads: equal digests, equal values. */
export function inputsDigest(reads: readonly Publication[], value: PublishedValue): string {
  return digest(canonicalJson(reads.map((publication) => [nameOf(publication), value(publication) ?? null])));
}

/** The value of a publication among the outputs of its stack. */
export function publishedIn(
  outputs: { readonly [output: string]: unknown } | undefined,
  { output, key }: Publication,
): unknown {
  const value = outputs?.[output];
  return key === null ? value : (value as { readonly [key: string]: unknown } | undefined)?.[key];
}

/** Keys of the accounts in which the program acts; not the management account, whose id the files say. */
function enteredAccounts({ kind, account, networkAccount, resources }: StackSpec): Set<string> {
  if (kind === 'organization' || kind === 'account') return new Set();
  const entered = resources.map((resource) =>
    resource.kind === 'principal-association' ? networkAccount : resource.account,
  );
  return new Set([...entered, ...(account === null ? [] : [account])].filter((key) => key !== MANAGEMENT));
}

function nameOf({ stack, output, key }: Publication): string {
  return key === null ? `${stack}/${output}` : `${stack}/${output}/${key}`;
}
