// A new estate, checked before there is a file of it.
import { printable } from '@microaccounts/resources';
import type { CidrBlock, Diagnostic, EstateFiles } from '@microaccounts/config';
import { UserError } from '../exit';
import type { Findings } from '../render/diagnostics';
import type { YamlText } from '../newFiles/yamlText';
import type { EstateAnswers } from './answers';
import { CORE, estateFiles, VPC_SIZE } from './estateFiles';
import { poolPrefix } from './pools';
import { knownRegions, zonesOf } from './zones';

export type NewEstatePlan =
  | { readonly kind: 'refused'; readonly findings: Findings }
  /** Path relative to the estate folder → text, the address lock last. */
  | { readonly kind: 'planned'; readonly files: ReadonlyMap<string, string> };

/** What a new estate is planned with: the packages that judge it, loaded when they are needed, and the printer of YAML. */
export interface Workshop {
  readonly config: typeof import('@microaccounts/config');
  readonly landingZone: typeof import('@microaccounts/landing-zone');
  readonly yamlText: YamlText;
}

/**
 * The files of a new estate in a folder that holds `existing`, none of which an estate reads.
 * @throws UserError for an answer of which no estate can be made.
 */
export function planEstate(
  { config, landingZone, yamlText }: Workshop,
  answers: EstateAnswers,
  existing: readonly Diagnostic[] = [],
): NewEstatePlan {
  const { pool, environments } = answers;
  if (environments.includes(CORE))
    throw new UserError(`the environment \`${CORE}\` is that of the core accounts`, 'it is made anyway: leave it out');
  const block = pool === null ? null : config.parseCidrBlock(pool);
  if (block !== null && 'wrong' in block)
    throw new UserError(
      `\`${printable(pool ?? '')}\` ${block.wrong}`,
      block.meant === null ? 'write it as in `10.0.0.0/8`' : `did you mean \`${block.meant}\`?`,
    );
  if (block !== null) requireZones(config, answers);
  if (block !== null) requireRoom(block, answers);
  const texts = estateFiles(answers, block, { schemaLine: config.schemaComment, yamlText });
  requireNames(config, texts, answers);
  const files: EstateFiles = { texts, diagnostics: existing };
  const unlocked = landingZone.checkEstate(files);
  if (unlocked.lock === null || unlocked.unlocked === null) return { kind: 'refused', findings: unlocked };
  return { kind: 'planned', files: new Map([...texts, [config.ADDRESS_LOCK, unlocked.lock.text]]) };
}

function requireZones({ didYouMean }: Workshop['config'], { regions }: EstateAnswers): void {
  const unknown = regions.find((region) => zonesOf(region) === null);
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, knownRegions);
  const otherwise = 'take `--no-pool`, and write `network` with the ids of its zones into landing-zone.yaml';
  throw new UserError(
    `the availability zones of \`${printable(unknown)}\` are not known`,
    meant === '' ? otherwise : `${meant} otherwise ${otherwise}`,
  );
}

function requireRoom(block: CidrBlock, { regions }: EstateAnswers): void {
  if (poolPrefix(block, regions) <= VPC_SIZE) return;
  throw new UserError(
    `\`${block.text}\` has no room for a VPC in each of ${regions.length === 1 ? 'one region' : `${regions.length} regions`}`,
    `a VPC is a /${VPC_SIZE}: take a larger block, or \`--no-pool\``,
  );
}

/** Names that become keys of maps are judged by themselves: `__proto__` would be lost on the way to its rule. */
function requireNames(
  { parseEstate, rules }: Workshop['config'],
  texts: ReadonlyMap<string, string>,
  { businessUnit, environments }: EstateAnswers,
): void {
  const { written } = parseEstate({ texts, diagnostics: [] });
  const named = (names: readonly string[]): { [name: string]: Record<string, never> } =>
    Object.fromEntries(names.map((name) => [name, {}]));
  const value = {
    ...written.landingZone.value,
    businessUnits: named([businessUnit]),
    environments: named(environments),
  };
  const judged = { ...written, landingZone: { ...written.landingZone, value } };
  const [fault] = rules.filter(({ code }) => OF_NAMES.has(code)).flatMap(({ check }) => [...check(judged)]);
  if (fault !== undefined) throw new UserError(printable(fault.message), printable(fault.help ?? ''));
}

const OF_NAMES: ReadonlySet<string> = new Set(['business-unit/invalid-name', 'environment/invalid-name']);
