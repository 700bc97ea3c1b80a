// The Pulumi program behind `Pulumi.yaml`: stack name in, the resources of that stack out.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { readEstateFolder, revisionOf } from '@microaccounts/config/read';
import {
  checkEstate,
  referredResource,
  stackSpec,
  type LandingZone,
  type StackSpec,
} from '@microaccounts/landing-zone';
import { deployedOf, goneFrom, makingOf, stackProgram, type Circumstances } from '@microaccounts/landing-zone/deploy';

/**
 * Deploys the stack that Pulumi was called for, so `pulumi up --stack account.payments-dev` by hand does what `microaccounts up`
 * does. The estate is the folder `estate` beside `Pulumi.yaml`, or the one that the configuration value `landing-zone:estate`
 * names, relative to there.
 */
export async function program(): Promise<Record<string, unknown>> {
  const folder = resolve(projectFolder(), new pulumi.Config('landing-zone').get('estate') ?? 'estate');
  const { landingZone, diagnostics } = checkEstate(readEstateFolder(folder));
  if (landingZone === null) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new pulumi.RunError(
      errors.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    );
  }
  const spec = specOf(landingZone, pulumi.getStack());
  const outputs = await ownOutputs();
  const making = makingOf(spec, deployedOf(outputs), (reference) => referredResource(landingZone, reference));
  return stackProgram(spec, { ...circumstancesOf(spec, outputs, folder), making }).run();
}

function specOf(landingZone: LandingZone, stack: string): StackSpec {
  if (landingZone.stacks.some(({ name }) => name === stack)) return stackSpec(landingZone, stack);
  throw new pulumi.RunError(`there is no stack \`${stack}\` in this estate`);
}

/**
 * What the driver of an `up` would tell the program.
 * @throws RunError if the stack holds what the files no longer have: what others may still use only `microaccounts up`
 * takes away, once nothing does.
 */
export function circumstancesOf(
  spec: StackSpec,
  outputs: { readonly [output: string]: unknown },
  folder: string,
): Circumstances {
  const gone = spec.kind === 'organization' || spec.kind === 'network' ? goneFrom(deployedOf(outputs), spec) : [];
  if (gone.length > 0)
    throw new pulumi.RunError(
      `the files no longer have ${gone.join(', ')}, which others may still use: \`microaccounts up\` removes it once nothing does`,
    );
  const { accountId } = outputs;
  const revision = revisionOf(folder);
  const commit = revision?.uncommitted.length === 0 ? revision.commit : null;
  return { vended: typeof accountId === 'string' ? accountId : null, commit, leftovers: [] };
}

/** The folder of `Pulumi.yaml`: a program runs in the folder of its main module ("Pulumi project file reference", `main`). */
function projectFolder(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder))
    if (existsSync(join(folder, 'Pulumi.yaml')) || folder === dirname(folder)) return folder;
}

/** What the stack published last; nothing before its first run. Asked for without leaving anything in the stack's state. */
async function ownOutputs(): Promise<Record<string, unknown>> {
  const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const answer = (await pulumi.runtime.invoke('pulumi:pulumi:readStackOutputs', { name })) as Answer;
  return answer.outputs ?? {};
}

interface Answer {
  readonly outputs?: Record<string, unknown>;
}
