// `microaccounts demo`: the whole path in a simulated AWS, told as a story that is checked as it goes.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { ESTATE, STATE } from '../defaults';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import { Page } from '../demo/page';
import {
  tellCleanDrift,
  tellDrift,
  tellEstate,
  tellFirstUp,
  tellHealing,
  tellSecondUp,
  tellTampering,
  type Scene,
} from '../demo/story';
import { chooseTargets } from '../demo/targets';
import type { Output } from '../output';
import { duration, table } from '../render/layout';
import { openSimulation } from '../simulation';

export interface DemoOptions {
  readonly estate: string;
  /** Folder of the simulated AWS; deleted first. */
  readonly state: string;
}

/** 0 when the story was true, 1 if the estate is invalid; anything in the story that is not true is a bug. */
export async function demo({ estate, state }: DemoOptions, output: Output): Promise<ExitCode> {
  const started = performance.now();
  const page = new Page(output);
  page.title('microaccounts demo', `${estate} into a simulated AWS, kept in ${state}; nothing leaves this machine`);

  page.section('The estate is checked');
  const landingZone = validLandingZone(await readEstate(estate), output);
  if (landingZone === null) return EXIT.failed;
  const { estate: meant } = landingZone;
  const all = (await import('@microaccounts/landing-zone')).resources(landingZone);
  const targets = chooseTargets(meant, all);
  forget(state);
  const world = await openSimulation({ folder: state, estate: meant, engine: 'embedded' });
  try {
    await tell({ landingZone, resources: all, targets, world, output, page });
  } finally {
    await world.close();
  }
  whereToLookNext(page, targets.role.account, { estate, state });
  output.result(`\nThe whole demo took ${duration((performance.now() - started) / 1000)}.`);
  return EXIT.fine;
}

async function tell(scene: Scene): Promise<void> {
  const { page } = scene;
  tellEstate(scene);

  page.section('up: every stack is deployed');
  await tellFirstUp(scene);

  page.section('up again: nothing changes');
  await tellSecondUp(scene);

  page.section('drift: AWS is what the files say');
  await tellCleanDrift(scene);

  page.section('Four changes by hand, behind its back');
  const expected = await tellTampering(scene);

  page.section('drift: exactly these four are found');
  await tellDrift(scene, expected);

  page.section('up --refresh: what the files declare is healed');
  await tellHealing(scene, expected);

  page.section('drift: only what no file declares is left');
  await tellDrift(
    scene,
    expected.filter(({ status }) => status === 'unmanaged'),
  );
}

function whereToLookNext(page: Page, account: string, { estate, state }: DemoOptions): void {
  const { dim } = page.colors;
  const ofEstate = estate === ESTATE ? '' : ` --estate ${estate}`;
  const simulated = `--simulate${ofEstate}${state === STATE ? '' : ` --state ${state}`}`;
  page.section('Where to look next');
  page.lines(
    ...table([
      [`npx microaccounts drift ${simulated}`, dim('the last report again')],
      [`npx microaccounts explain ${account}${ofEstate}`, dim('what the files mean for one account')],
      [`npx microaccounts plan --base HEAD${ofEstate}`, dim('after you have changed a file of the estate')],
      [`npx microaccounts up ${simulated}`, dim('deploy that change')],
      ['README.md', dim('how it works, what is real and what is simulated')],
    ]),
  );
}

/** Deletes the state of an earlier run, and nothing that is not one. */
function forget(state: string): void {
  if (!existsSync(state)) return;
  const isState = existsSync(path.join(state, 'aws.json')) || readdirSync(state).length === 0;
  if (!isState) {
    throw new UserError(`\`${state}\` is no state of a simulated AWS, so it is not deleted`, 'use another `--state`');
  }
  rmSync(state, { recursive: true });
}
