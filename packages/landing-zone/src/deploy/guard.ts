// What a stack's preview must show before the stack may run: only what the files say, and never the end of an account.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/imports';
import { references } from '@microaccounts/resources';
import { resourceDigests, type StackSpec } from '../plan/stackSpec';
import { goneFrom, leftoverName, VERSION, type Deployed } from './deployed';
import type { Step } from './engine';
import { resourceByName } from './registeredNames';
import { UNKNOWN_TEXT } from './rules/registered';

export interface Foreseen {
  readonly spec: StackSpec;
  /** What the stack was deployed from last; null if it never was, to its end. */
  readonly deployed: Deployed | null;
  readonly steps: readonly Step[];
  /** Whether what other stacks tell this one has changed since. */
  readonly inputsChanged: boolean;
  /** Whether everything was read back: then what AWS has may differ from what was deployed. */
  readonly refreshed: boolean;
  /** Whether an earlier run was cut off or is being taken over, so that the state is not that of any one text of the files. */
  readonly unsettled: boolean;
}

/** Why a stack must not run, one sentence each; empty when it may. */
export function guardFindings(foreseen: Foreseen): string[] {
  const { steps, spec } = foreseen;
  const endings = steps.filter(endsAccount).map((step) => accountEnding(step, spec.account ?? step.name));
  const moves = steps
    .filter(movesAddresses)
    .map(({ name }) => `the addresses of \`${name}\` would move: ${NEVER_MOVE}`);
  return endings.length + moves.length > 0 ? [...endings, ...moves] : unplanned(foreseen);
}

const NEVER_MOVE = 'a block once given stays, restore its line in `addresses.lock.yaml`';

/** AWS cannot change the range of a VPC or a subnet in place: what is in it would lose its addresses. */
function movesAddresses(step: Step): boolean {
  const { type, operation } = step;
  return (
    operation === 'replace' &&
    (type === 'aws:ec2/vpc:Vpc' || type === 'aws:ec2/subnet:Subnet') &&
    !isUnforeseeable(step)
  );
}

/**
 * Whether all that a step would change has values that nobody knows yet: a preview then expects the worst, and when the
 * values are there they are mostly what they were.
 */
function isUnforeseeable({ properties, inputs }: Step): boolean {
  return (
    properties.length > 0 && properties.every((name) => JSON.stringify(inputs?.[name] ?? null).includes(UNKNOWN_TEXT))
  );
}

/** Whether a step would take an account away from the organization, or put another in its place. */
export function endsAccount({ type, operation }: Step): boolean {
  return type === ACCOUNT_TYPE && (operation === 'replace' || operation === 'delete');
}

/** The sentence about an account that would be deleted or replaced. */
export function accountEnding({ operation, properties }: Step, account: string): string {
  const because =
    properties.length === 0 ? '' : ` because its ${properties.map((name) => `\`${name}\``).join(' and ')} changed`;
  return `account \`${account}\` would be ${operation}d${because}: an account is never deleted or replaced`;
}

/** Steps that follow from nothing that changed: neither the files, nor what other stacks say, nor AWS, nor this tool. */
function unplanned({ spec, deployed, steps, inputsChanged, refreshed, unsettled }: Foreseen): string[] {
  if (deployed === null || unsettled || deployed.version !== VERSION) return [];
  const affected = affectedAddresses(deployed, spec);
  const anything = affected.size > 0 || goneFrom(deployed, spec).length > 0;
  const ownerOf = resourceByName(spec.resources);

  const isPlanned = (step: Step): boolean => {
    const { operation, type, name } = step;
    // Providers, components and references are no resources of AWS; an import changes nothing there.
    if (!type.startsWith('aws:') || operation === 'import') return true;
    if (operation === 'delete' && deployed.leftovers.includes(leftoverName(step))) return true;
    const owner = ownerOf(type, name);
    // What is unknown follows from what changes in this stack, in others, or back to what it was.
    if (isUnforeseeable(step)) return anything || inputsChanged || refreshed;
    if (inputsChanged || (owner === undefined ? anything : affected.has(owner.address))) return true;
    return refreshed && operation !== 'delete' && operation !== 'replace';
  };
  return steps
    .filter((step) => !isPlanned(step))
    .map(
      ({ operation, type, name }) =>
        `it would ${operation} \`${name}\` (${type}), about which the files say nothing new: ${wayOut(spec, refreshed)}`,
    );
}

/** A reading back heals what was changed by hand, unless something would be deleted or replaced for it. */
function wayOut({ name }: StackSpec, refreshed: boolean): string {
  return refreshed
    ? `undo in AWS what was changed by hand, or look at it with \`--preview --refresh\` and run \`pulumi up --stack ${name}\``
    : 'look at it with `--preview`, and run it with `--refresh` if AWS was changed by hand';
}

/** What is not as it was deployed, and what refers to it within the stack. */
function affectedAddresses(deployed: Deployed, { resources }: StackSpec): Set<string> {
  const now = resourceDigests(resources);
  const affected = new Set<string>();
  // Each resource comes after those that it refers to.
  for (const { address, properties } of resources) {
    const isChanged = deployed.resources[address] !== now[address];
    if (isChanged || references(properties).some(({ ref }) => affected.has(ref))) affected.add(address);
  }
  return affected;
}
