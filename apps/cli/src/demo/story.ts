// The story that the demo tells: each chapter does something and makes sure that what it says of it is true.
import type { DriftReport } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { LandingZoneResource } from '@microaccounts/resources';
import { compareWithAws } from '../comparison';
import { deploy, type Deployed } from '../deployment';
import type { Output } from '../output';
import { changesText, totalChanges } from '../render/changes';
import { count, duration, indented } from '../render/layout';
import { upText } from '../render/up';
import { plainReport } from '../render/upReport';
import type { World } from '../world';
import type { Page } from './page';
import { tamper, type Expected } from './tampering';
import type { Targets } from './targets';
import { discrepancies } from './verification';

export interface Scene {
  readonly landingZone: LandingZone;
  /** All resources of the landing zone. */
  readonly resources: readonly LandingZoneResource[];
  /** What is going to be tampered with. */
  readonly targets: Targets;
  readonly world: World;
  readonly output: Output;
  readonly page: Page;
}

/** What the landing zone consists of. */
export function tellEstate({ landingZone, resources, page }: Scene): void {
  const { estate, scps, stacks } = landingZone;
  const { accounts, businessUnits, environments } = estate;
  const regions = new Set(accounts.flatMap((account) => account.regions));
  const attached = new Set(scps.attachments.flatMap(({ target }) => (target.kind === 'account' ? [target.key] : [])));
  const own = new Set(scps.attachments.flatMap(({ target, policy }) => (target.kind === 'account' ? [policy] : [])));
  page.lines(
    [
      count(accounts.length, 'account'),
      count(Object.keys(businessUnits).length, 'business unit'),
      count(Object.keys(environments).length, 'environment'),
      count(regions.size, 'region'),
    ].join(', '),
    `${count(own.size, 'distinct SCP')} for ${count(attached.size, 'account')}: equal texts are one policy`,
    `${count(stacks.length, 'stack')}, ${count(resources.length, 'resource')}`,
  );
  page.done('no problems');
}

/** The first deployment: everything is created. */
export async function tellFirstUp(scene: Scene): Promise<void> {
  const { summary, cost } = await run(scene, { first: true });
  assert(summary.changed === summary.stacks.length, 'each stack of the first up changes something');
  scene.page.done(
    `${count(summary.stacks.length, 'stack')}: ${changesText(totalChanges(summary))} in ${duration(cost.seconds)}`,
  );
}

/** The second runs every stack again, and nothing is. */
export async function tellSecondUp(scene: Scene): Promise<void> {
  const { summary, cost } = await run(scene, { force: true });
  const { same = 0, ...changes } = totalChanges(summary);
  assert(summary.changed === 0 && changesText(changes) === 'unchanged', 'the second up changes nothing');
  const { page } = scene;
  page.done(
    `nothing changed: ${count(summary.stacks.length, 'stack')}, ${count(same, 'resource')} as they were, in ${duration(cost.seconds)}`,
  );
}

/** What AWS has is what the files mean. */
export async function tellCleanDrift(scene: Scene): Promise<void> {
  const { report, seconds } = await compare(scene);
  assert(report.complete && report.findings.length === 0, 'there is no drift after an up', report);
  await showReport(scene, report, seconds);
}

/** Four changes by hand; gives what a report must name. */
export async function tellTampering({ landingZone, resources, targets, world, page }: Scene): Promise<Expected[]> {
  const tamperings = await tamper(landingZone, resources, targets, world.sessions);
  page.lines(...tamperings.map(({ told }) => `${page.colors.yellow('!')} ${told}`));
  return tamperings.map(({ expected }) => expected);
}

/** Drift names exactly what is expected. */
export async function tellDrift(scene: Scene, expected: readonly Expected[]): Promise<void> {
  const { report, seconds } = await compare(scene);
  await showReport(scene, report, seconds);
  const wrong = discrepancies(expected, report.findings);
  assert(report.complete && wrong.length === 0, `drift names exactly what was done (${wrong.join('; ')})`, report);
}

/** What the files declare is set right, in the stacks that it is in and in no other. */
export async function tellHealing(scene: Scene, expected: readonly Expected[]): Promise<void> {
  const { summary, cost } = await run(scene, { refresh: true });
  const stackOf = new Map(scene.resources.map(({ address, stack }) => [address, stack]));
  const tampered = new Set(expected.flatMap(({ address }) => (address === null ? [] : [stackOf.get(address)])));
  const changed = summary.stacks.filter(({ status }) => status === 'changed').map(({ stack }) => stack);
  assert(
    changed.length === tampered.size && changed.every((stack) => tampered.has(stack)),
    'up heals what was tampered with, nothing else',
  );
  scene.page.done(
    `healed in ${changed.join(', ')}: ${changesText(totalChanges(summary))} in ${duration(cost.seconds)}`,
  );
}

async function run(
  { landingZone, world, output, page }: Scene,
  { first = false, refresh = false, force = false },
): Promise<Deployed> {
  const lines = { write: (line: string): void => page.lines(line), colors: page.colors };
  const progress = { lines, onlyChanges: !first };
  const deployed = await deploy({ landingZone, world, refresh, force, output, progress });
  const { summary, cost } = deployed;
  if (summary.failed > 0 || summary.refused.length > 0) page.lines(upText(plainReport(summary, cost), page.colors));
  assert(summary.failed === 0 && summary.refused.length === 0, 'every stack is deployed');
  return deployed;
}

async function compare({ landingZone, world }: Scene): Promise<{ report: DriftReport; seconds: number }> {
  const started = performance.now();
  const report = await compareWithAws({ landingZone, ...world });
  return { report, seconds: (performance.now() - started) / 1000 };
}

async function showReport({ page }: Scene, report: DriftReport, seconds: number): Promise<void> {
  const { renderText } = await import('@microaccounts/drift');
  page.lines(...indented(renderText(report, { color: page.colors.isColorSupported }).trimEnd().split('\n'), 0));
  page.lines(page.colors.dim(`read through the AWS SDK in ${duration(seconds)}`));
}

/** A story that is not true is a bug, shown with what was found instead. */
function assert(fact: boolean, statement: string, found?: DriftReport): void {
  if (fact) return;
  const details = found === undefined ? '' : `\n${JSON.stringify(found.findings, null, 2)}`;
  throw new Error(`the demo's story is not true: ${statement}${details}`);
}
