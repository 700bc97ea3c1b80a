// Asks what a new estate is to be.
import { UserError } from '../exit';
import type { Prompter, Verdict } from '../newPrompts/prompter';
import { completed, DEFAULT_ENVIRONMENTS, DEFAULT_POOL, type EstateAnswers } from './answers';
import { planEstate, type Workshop } from './plan';
import { knownRegions } from './zones';

/** An estate with nothing wrong in it, in which one answer after the other is tried. */
const SOUND = {
  managementAccount: '111111111111',
  homeRegion: 'us-east-1',
  accountEmail: 'aws+{key}@example.com',
  businessUnit: 'a',
};

/** What takes the place of an address pool at the prompt. */
const NO_POOL = 'none';

/** The answers given, and those of the person at the terminal. */
export async function askEstate(
  prompter: Prompter,
  workshop: Workshop,
  given: Partial<EstateAnswers>,
): Promise<EstateAnswers> {
  const trial = (more: Partial<EstateAnswers>): Verdict => judge(workshop, more);
  const managementAccount =
    given.managementAccount ??
    (await prompter.text('id of the management account', { judge: (text) => trial({ managementAccount: text }) }));
  const homeRegion =
    given.homeRegion ??
    (await prompter.one(
      'home region',
      knownRegions.map((value) => ({ value })),
      { default: SOUND.homeRegion },
    ));
  const regions =
    given.regions ??
    (await prompter.several(
      'regions that accounts use',
      [...new Set([homeRegion, ...knownRegions])].map((value) => ({ value, checked: value === homeRegion })),
      { judge: (chosen) => (chosen.length === 0 ? 'choose one at least' : true) },
    ));
  const accountEmail =
    given.accountEmail ??
    (await prompter.text('e-mail address of each account, with {key} in it', {
      judge: (text) => trial({ accountEmail: text }),
    }));
  const businessUnit =
    given.businessUnit ??
    (await prompter.text('first business unit', { judge: (text) => trial({ businessUnit: text }) }));
  const environments =
    given.environments ??
    words(
      await prompter.text('environments', {
        default: DEFAULT_ENVIRONMENTS.join(', '),
        judge: (text) => trial({ environments: words(text) }),
      }),
    );
  const pool =
    given.pool !== undefined
      ? given.pool
      : poolOf(
          await prompter.text(`addresses of the shared networks, or ${NO_POOL}`, {
            default: DEFAULT_POOL,
            judge: (text) => trial({ regions, pool: poolOf(text) }),
          }),
        );
  return { managementAccount, homeRegion, regions, accountEmail, businessUnit, environments, pool };
}

function judge(workshop: Workshop, more: Partial<EstateAnswers>): Verdict {
  try {
    const plan = planEstate(workshop, completed({ ...SOUND, ...more }));
    const fault =
      plan.kind === 'refused' ? plan.findings.diagnostics.find(({ severity }) => severity === 'error') : undefined;
    return fault === undefined ? true : sentence(fault.message, fault.help);
  } catch (error) {
    if (error instanceof UserError) return sentence(error.message, error.help);
    throw error;
  }
}

function sentence(message: string, help: string): string {
  return help === '' ? message : `${message}: ${help}`;
}

function words(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))];
}

function poolOf(text: string): string | null {
  return text.trim() === NO_POOL ? null : text.trim();
}
