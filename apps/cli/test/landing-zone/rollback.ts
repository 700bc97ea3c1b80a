// Lets calls of an `up` fail, one in each, rolls the files back and says what the next `up` leaves wrong.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { AwsError, type ApiCall, type FaultPort } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed, ROOT, type Edits } from './simulation';

/** Without an identity provider there are no roles for people. */
const FEDERATION: Edits = {
  'saml/corp.xml': () => readFileSync(join(ROOT, 'estate/saml/corp-adfs.xml'), 'utf8'),
  'landing-zone.yaml': (text) =>
    `${text}baseline: { federation: { saml: { provider: corp, metadataFile: saml/corp.xml } } }\n`,
};
const before = landingZoneOf('examples/small', { edits: FEDERATION });
/** Another name, a service, a guardrail and a region more, a role more, and a policy more for a role that is there. */
const ACCOUNT = `name: The shop
services: { allow: [sagemaker] }
guardrails: [no-addresses]
regions: [us-east-1, eu-west-2]
roles:
  Developer: { group: Developers, policies: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'] }
  Tester: { group: Testers, policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
`;
/** With another tier beside that: policies, roles, parameters, keys, subnets and an account change. */
const after = landingZoneOf('examples/small', {
  edits: {
    ...FEDERATION,
    'guardrails/no-addresses.yaml': () =>
      "description: No public addresses\ntype: scp\nstatements: [{ Effect: Deny, Action: 'ec2:AllocateAddress', Resource: '*' }]\n",
    'accounts/shop/web-dev.yaml': (text) => `${text}${ACCOUNT}`,
    'landing-zone.yaml': (text) =>
      (FEDERATION['landing-zone.yaml']?.(text) ?? '')
        .replace('size: 23 } }', 'size: 23 }, data: { kind: public, size: 24 } }')
        .replace(
          'regions: { default: [us-east-1] }',
          'regions: { default: [us-east-1], available: [us-east-1, eu-west-2] }',
        ),
  },
});

const folder = mkdtempSync(join(tmpdir(), 'rollback-'));

/**
 * How a call fails: AWS refuses it, no answer comes and nothing was done, no answer comes though it was done, or it was done and
 * the engine takes it for refused all the same, as the real one does with whatever fails.
 */
export const FAILURES = {
  refused: { moment: 'before', error: () => new AwsError('AccessDeniedException', 'not today') },
  unsent: { moment: 'before', error: () => new Error('out of order') },
  unanswered: { moment: 'after', error: () => new Error('out of order') },
  misjudged: { moment: 'after', error: () => new AwsError('RequestExpired', 'out of order') },
} as const;

export type Failure = keyof typeof FAILURES;

/** A port that lets the `k`th call fail, counted from 1 with those that only read, and no other; `seen` are all. */
function failing(k: number, failure: Failure): { readonly faults: FaultPort; readonly seen: ApiCall[] } {
  const { moment, error } = FAILURES[failure];
  const seen: ApiCall[] = [];
  const fail = (call: ApiCall): void => {
    if (seen.indexOf(call) + 1 === k) throw error();
  };
  const before = (call: ApiCall): void => {
    seen.push(call);
    if (moment === 'before') fail(call);
  };
  return { seen, faults: { before, after: (call) => (moment === 'after' ? fail(call) : undefined) } };
}

const start = join(folder, 'start');

/** Copies the files of the deployed first landing zone, opens them, and closes and deletes them after `work`. */
async function onCopy<T>(work: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(start, copy, { recursive: true });
  try {
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function upOn(
  copy: string,
  landingZone: LandingZone,
  { faults }: { readonly faults?: FaultPort } = {},
): Promise<UpSummary> {
  const aws = emptyAws(landingZone, { folder: copy, ...(faults === undefined ? {} : { faults }) });
  try {
    const engine = embeddedEngine({ aws, folder: join(copy, 'stacks') });
    return await deploy(landingZone, aws, engine, { wait: async () => undefined });
  } finally {
    aws.close();
  }
}

/** Everything that is not as it should be after the `k`th call failed and the files were rolled back. */
async function wrongAfter(k: number, failure: Failure): Promise<unknown[]> {
  return onCopy(async (copy) => {
    const { faults, seen } = failing(k, failure);
    try {
      const failed = await upOn(copy, after, { faults });
      const wrong: unknown[] = seen.length < k ? [`only ${seen.length} calls`] : [];
      if (failed.failed === 0) wrong.push('nothing failed');
      const rolledBack = await upOn(copy, before);
      const aws = emptyAws(before, { folder: copy });
      const { observation, differences } = await observed(before, aws);
      aws.close();
      const again = await upOn(copy, before);
      wrong.push(...failed.refused, ...rolledBack.refused, ...again.refused, ...observation.unchecked);
      wrong.push(...rolledBack.stacks.filter(({ status }) => /failed|skipped/.test(status)), ...differences);
      wrong.push(...again.stacks.filter(({ status }) => status !== 'unchanged'));
      return wrong.length === 0 ? [] : [{ k, failure, call: nameOf(seen[k - 1]), failed: told(failed), wrong }];
    } catch (error) {
      return [{ k, failure, call: nameOf(seen[k - 1]), thrown: error instanceof Error ? error.stack : error }];
    }
  });
}

function nameOf(call: ApiCall | undefined): string {
  return call === undefined ? 'none' : `${call.service}:${call.operation}`;
}

function told({ stacks }: UpSummary): string[] {
  return stacks.flatMap(({ stack, status, message }) => (status === 'failed' ? [`${stack}: ${message ?? ''}`] : []));
}

export interface Sweep {
  /** How many calls the `up` makes that is not disturbed. */
  readonly calls: number;
  /** How many runs were disturbed. */
  readonly tried: number;
  readonly wrong: readonly unknown[];
}

/** Lets every `stride`th call fail in each way, beginning somewhere that follows from `seed`. */
export async function sweep(seed: number, stride: number): Promise<Sweep> {
  try {
    mkdirSync(start);
    await upOn(start, before);
    const calls = await onCopy(async (copy) => {
      const { faults, seen } = failing(0, 'unsent');
      const { failed, changed } = await upOn(copy, after, { faults });
      if (failed > 0 || changed === 0) throw new Error('the second files cannot be deployed');
      return seen.length;
    });
    const wrong: unknown[] = [];
    let tried = 0;
    for (const [index, failure] of (Object.keys(FAILURES) as Failure[]).entries()) {
      for (let k = 1 + ((seed + index * 5) % stride); k <= calls; k += stride) {
        wrong.push(...(await wrongAfter(k, failure)));
        tried += 1;
      }
    }
    return { calls, tried, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
