// `microaccounts up`: deploys an estate, into AWS or into the simulated one.
import type { LandingZone } from '@microaccounts/landing-zone';
import type { Engine } from '@microaccounts/landing-zone/deploy';
import { deploy } from '../deployment';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import type { Output } from '../output';
import { upDocument, upText } from '../render/up';
import { suggestion } from '../suggestion';
import { openSimulation } from '../simulation';
import { openAws, requireBackend, requirePulumi, type World } from '../world';

export interface UpOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
  readonly simulate?: boolean;
  readonly engine?: Engine['name'];
  readonly refresh?: boolean;
  readonly stacks?: readonly string[];
  /** Folder of the simulated AWS. */
  readonly state: string;
}

/** 1 if the estate is invalid, the deployment was refused or a stack failed; otherwise 0. */
export async function up(options: UpOptions, output: Output): Promise<ExitCode> {
  const landingZone = validLandingZone(await readEstate(options.estate), output);
  if (landingZone === null) return EXIT.failed;
  await checkNames(landingZone, options.stacks ?? []);

  const world = await open(options, landingZone);
  try {
    const { refresh = false, stacks } = options;
    const { summary, cost } = await deploy({
      landingZone,
      world,
      refresh,
      output,
      ...(stacks === undefined ? {} : { selection: { stacks } }),
    });
    const document = upDocument(summary, cost);
    output.result(options.format === 'json' ? JSON.stringify(document, null, 2) : upText(summary, cost, output.colors));
    return summary.failed > 0 || summary.refused.length > 0 ? EXIT.failed : EXIT.fine;
  } finally {
    await world.close();
  }
}

async function open({ simulate, engine, state }: UpOptions, { estate }: LandingZone): Promise<World> {
  if (simulate) return openSimulation({ folder: state, estate, engine: engine ?? 'embedded' });
  if (engine === 'embedded')
    throw new UserError('the embedded engine is for the simulated AWS alone', 'add `--simulate`');
  requirePulumi();
  const world = await openAws(estate);
  await requireBackend(world.engine);
  return world;
}

async function checkNames(landingZone: LandingZone, stacks: readonly string[]): Promise<void> {
  const known = landingZone.stacks.map(({ name }) => name);
  const unknown = stacks.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UserError(`there is no stack \`${unknown}\``, await suggestion(unknown, known));
}
