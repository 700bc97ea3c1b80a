// The Pulumi program behind `Pulumi.yaml`: stack name in, the resources of that stack out.
import { resolve } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate } from '@microaccounts/landing-zone';
import { stackProgram } from '@microaccounts/landing-zone/deploy';

/**
 * Deploys the stack that Pulumi was called for, so `pulumi up --stack account.payments-dev` by hand does what `microaccounts up`
 * does. The estate is the folder `estate`, or the one that the configuration value `landing-zone:estate` names.
 */
export async function program(): Promise<Record<string, unknown>> {
  const folder = new pulumi.Config('landing-zone').get('estate') ?? 'estate';
  const { landingZone, diagnostics } = checkEstate(readEstateFolder(resolve(folder)));
  if (landingZone === null) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new pulumi.RunError(
      errors.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    );
  }
  return stackProgram(landingZone, pulumi.getStack()).run();
}
