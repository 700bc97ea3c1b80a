// Asks for what the command line has not answered, with the estate's own names to choose from.
import type { Prompter, Choice } from '../newPrompts/prompter';
import type { Answers } from './answers';
import { judge, judgeKey } from './judgement';
import type { Surroundings } from './surroundings';

/** The answers given, and those of the person at the terminal. What is as the estate has it anyway stays undefined. */
export async function askMissing(prompter: Prompter, around: Surroundings, given: Partial<Answers>): Promise<Answers> {
  const { estate } = around;
  const key =
    given.key ??
    (await prompter.text('key of the account, its identity for ever', { judge: (text) => judgeKey(around, text) }));
  const businessUnit = given.businessUnit ?? (await askBusinessUnit(prompter, around));
  const environment = given.environment ?? (await askEnvironment(prompter, around, key));
  const place = { key, businessUnit, environment };
  const trial = (more: Partial<Answers>): true | string => judge(around, { ...place, ...more });

  const owner =
    given.owner ??
    other(
      await prompter.text('owner', { default: businessUnit, judge: (text) => trial({ owner: text }) }),
      businessUnit,
    );
  const description =
    given.description ??
    other(await prompter.text('what it is for', { judge: (text) => trial({ description: text }) }), '');
  const regions = given.regions ?? (await askRegions(prompter, around, trial));
  const allow =
    given.allow ??
    some(
      await prompter.words('services beside those of every account', allowable(around), {
        judge: (words) => trial({ allow: words }),
      }),
    );
  const deny =
    given.deny ??
    some(
      await prompter.words('services that it does not get', deniable(around, allow ?? []), {
        judge: (words) => trial({ deny: words, allow }),
      }),
    );
  const network = given.network ?? (await askNetwork(prompter, around, regions ?? estate.regions.default));
  return { ...given, ...place, owner, description, regions, allow, deny, network };
}

async function askBusinessUnit(prompter: Prompter, { estate }: Surroundings): Promise<string> {
  const used = new Set(estate.accounts.map(({ businessUnit }) => businessUnit));
  const choices = Object.values(estate.businessUnits).map(({ name, costCenter }): Choice => {
    return costCenter === null ? { value: name } : { value: name, description: `cost center ${costCenter}` };
  });
  const first = choices.find(({ value }) => used.has(value));
  return prompter.one('business unit', choices, first === undefined ? {} : { default: first.value });
}

/** The environment that the key ends in comes first. */
async function askEnvironment(prompter: Prompter, { estate }: Surroundings, key: string): Promise<string> {
  const choices = Object.values(estate.environments).map(({ name, organizationalUnit }): Choice => {
    return { value: name, description: `in ${organizationalUnit}` };
  });
  const meant = choices.find(({ value }) => key.endsWith(`-${value}`));
  return prompter.one('environment', choices, meant === undefined ? {} : { default: meant.value });
}

async function askRegions(
  prompter: Prompter,
  { estate }: Surroundings,
  trial: (more: Partial<Answers>) => true | string,
): Promise<readonly string[] | undefined> {
  const { available, default: byDefault } = estate.regions;
  if (available.length < 2) return undefined;
  const chosen = await prompter.several(
    'regions',
    available.map((region) => ({ value: region, checked: byDefault.includes(region) })),
    { judge: (regions) => trial({ regions }) },
  );
  return sameNames(chosen, byDefault) ? undefined : chosen;
}

async function askNetwork(
  prompter: Prompter,
  { estate }: Surroundings,
  regions: readonly string[],
): Promise<Answers['network']> {
  const { pools, vpc, defaultTiers } = estate.network;
  if (vpc.tiers.length === 0 || !regions.some((region) => Object.hasOwn(pools, region))) return undefined;
  const tiers = await prompter.several(
    'tiers of the shared network (none: no network)',
    vpc.tiers.map(({ name, kind }) => ({ value: name, description: kind, checked: defaultTiers.includes(name) })),
    {},
  );
  if (sameNames(tiers, defaultTiers)) return undefined;
  return tiers.length === 0 ? 'none' : tiers;
}

/** Bundles, then every service that the estate names and an account does not have anyway. */
function allowable({ estate, bundles }: Surroundings): Choice[] {
  const { default: byDefault, foundation } = estate.services;
  const had = new Set([...byDefault, ...foundation]);
  const named = new Set([...Object.values(bundles).flat(), ...estate.accounts.flatMap(({ services }) => services)]);
  return [
    ...Object.entries(bundles)
      .filter(([, services]) => services.some((service) => !had.has(service)))
      .map(([value, services]) => ({ value, description: services.join(', ') })),
    ...[...named]
      .filter((service) => !had.has(service))
      .sort()
      .map((value) => ({ value })),
  ];
}

/** What the account has beside the foundation. */
function deniable({ estate, bundles }: Surroundings, allow: readonly string[]): Choice[] {
  const { default: byDefault, foundation } = estate.services;
  const parts = allow.filter((name) => Object.hasOwn(bundles, name)).flatMap((name) => bundles[name] ?? []);
  return [...new Set([...byDefault, ...parts])]
    .filter((service) => !foundation.includes(service) && !allow.includes(service))
    .sort()
    .map((value) => ({ value }));
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

function other(answer: string, byDefault: string): string | undefined {
  return answer === byDefault ? undefined : answer;
}

function some(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}
