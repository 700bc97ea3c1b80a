// Validates registrations offline: the provider's own validation, and on request its plan of the creation.
import { AwsBridge } from '../bridge';
import { withAutomaticName } from '../provider/automaticName';
import { planChange } from '../provider/change';
import { judgeInputs, type InputVerdict } from '../provider/checking';
import type { Identity } from '../provider/identity';
import { isRecord, plain, type Properties } from '../pulumi/propertyValue';
import type { BridgedType } from '../translation/resourceType';
import { replacingInputs, type KnownReplacements } from './replacement';
import type { Registration, RegistrationVerdict } from './verdict';

export interface ValidationOptions {
  /** The executable of the Terraform provider. */
  readonly binary: string;
  /** Also plan each creation, which finds more, and which inputs force a new resource. */
  readonly plan: boolean;
  /** Where resources are that do not say; `us-east-1` when left out. */
  readonly region?: string;
}

/**
 * One verdict for each registration, in their order.
 * @throws {Error} when the provider does not start
 */
export async function validateRegistrations(
  registrations: readonly Registration[],
  { binary, plan, region = 'us-east-1' }: ValidationOptions,
): Promise<RegistrationVerdict[]> {
  const bridge = await AwsBridge.open({ binary });
  try {
    const validation = new Validation(bridge, bridge.identity({ region }), plan);
    const verdicts: RegistrationVerdict[] = [];
    for (const registration of registrations) verdicts.push(await validation.verdict(registration));
    return verdicts;
  } finally {
    await bridge.close();
  }
}

const NO_SEED = Buffer.alloc(4);
const NOTHING_SAID: InputVerdict = { errors: [], warnings: [], unknown: [], dropped: [] };

/** How a client of AWS says that nothing answered. */
const NO_ANSWER = /request send failed|connection refused|no such host|exceeded maximum number of attempts/i;

class Validation {
  private readonly replacements: KnownReplacements = new Map();

  constructor(
    private readonly bridge: AwsBridge,
    private readonly identity: Identity,
    private readonly plans: boolean,
  ) {}

  async verdict(registration: Registration): Promise<RegistrationVerdict> {
    const rest = { registration, terraformType: null, requiresReplace: [], plan: 'not-asked' } as const;
    try {
      const type = this.bridge.types.resource(registration.type);
      const given = plain(registration.inputs);
      const inputs = withAutomaticName(type, registration.name, isRecord(given) ? given : {}, null, NO_SEED);
      // All regions judge alike: one process is enough.
      const judged = await judgeInputs(await this.identity.process(), type, inputs);
      const verdict = { ...rest, ...judged, terraformType: type.terraform };
      return this.plans && judged.errors.length === 0 ? await this.planned(verdict, type, inputs) : verdict;
    } catch (error) {
      return { ...rest, ...NOTHING_SAID, errors: [{ property: '', message: messageOf(error) }] };
    }
  }

  private async planned(
    verdict: RegistrationVerdict,
    type: BridgedType,
    inputs: Properties,
  ): Promise<RegistrationVerdict> {
    const process = await this.identity.process();
    try {
      const creation = await planChange(process, type, null, inputs);
      const requiresReplace = await replacingInputs(process, type, inputs, creation, this.replacements);
      return { ...verdict, plan: 'planned', requiresReplace };
    } catch (error) {
      const message = messageOf(error);
      if (NO_ANSWER.test(message)) return { ...verdict, plan: 'needs-aws' };
      return { ...verdict, plan: 'refused', errors: [{ property: '', message }] };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
