// Answers → the file of the account.
import type { YamlValue } from '../newFiles/yamlText';
import type { Answers } from './answers';
import type { Surroundings } from './surroundings';

/** A file of an account that is not written yet. */
export interface Draft {
  readonly key: string;
  /** Relative to the estate folder, with `/`. */
  readonly file: string;
  /** What the file holds. */
  readonly account: { readonly [key: string]: YamlValue };
  readonly text: string;
}

/** The file of the account that was answered for, its schema line first. */
export function draftOf(answers: Answers, around: Surroundings): Draft {
  const { key, businessUnit } = answers;
  const file = `accounts/${businessUnit}/${key}.yaml`;
  const account = writtenAccount(answers, around);
  return { key, file, account, text: around.print(file, account) };
}

function writtenAccount(answers: Answers, around: Surroundings): { readonly [key: string]: YamlValue } {
  const { environment, owner, description, name, email, regions, allow, deny, guardrails } = answers;
  const services = defined({ allow, deny });
  return defined({
    ...{ environment, owner, description, name, email, regions },
    services: Object.keys(services).length === 0 ? undefined : services,
    guardrails,
    network: writtenNetwork(answers, around),
  });
}

function writtenNetwork({ network, regions }: Answers, { estate }: Surroundings): YamlValue | undefined {
  if (network === undefined || network === 'none') return network;
  const own = regions ?? estate.regions.default;
  const reachable = own.filter((region) => Object.hasOwn(estate.network.pools, region));
  // Where no region has a network, the rule about it says so.
  return Object.fromEntries((reachable.length === 0 ? own : reachable).map((region) => [region, { tiers: network }]));
}

function defined(value: { readonly [key: string]: YamlValue | undefined }): { readonly [key: string]: YamlValue } {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined),
  );
}
